import { type Import, importsByFile } from './imports.ts'
import type { Check } from './project.ts'

/** Import cycles, type-only and dynamic imports included: a reader goes round in one as well. */
export const cycles: Check = project => {
  const edges = importsByFile(project)
  return ringsOf(edges).map(ring => {
    const inRing = new Set(ring)
    const first = edges.get(ring[0] ?? '')?.find(i => inRing.has(i.to))
    return {
      path: ring[0] ?? '',
      line: first?.line ?? 1,
      what: `import cycle of ${ring.length}: ${ring.join(', ')}`,
      instead: 'move what both need into a third file that imports neither',
    }
  })
}

/** Strongly connected components of more than one file (Tarjan 1972), each sorted by path. */
function ringsOf(edges: Map<string, Import[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const rings: string[][] = []
  const enter = (path: string): number => {
    const mine = index.size
    index.set(path, mine)
    low.set(path, mine)
    stack.push(path)
    for (const { to } of edges.get(path) ?? []) {
      const reached = index.has(to) ? (stack.includes(to) ? (index.get(to) ?? 0) : mine) : enter(to)
      low.set(path, Math.min(low.get(path) ?? mine, reached))
    }
    if (low.get(path) === mine) {
      const ring = stack.splice(stack.indexOf(path))
      if (ring.length > 1) rings.push(ring.sort())
    }
    return low.get(path) ?? mine
  }
  for (const path of edges.keys()) if (!index.has(path)) enter(path)
  return rings
}
