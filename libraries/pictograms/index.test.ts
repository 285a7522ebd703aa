import { expect, it } from 'vitest'
import { pictograms } from './index.ts'

/** End points of a path, relative steps added up; curves count by where they end. */
function pointsOf(d: string): [number, number][] {
  const steps: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7, Z: 0 }
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, letter = '', rest = ''] of d.matchAll(/([MLHVCAZ])([^MLHVCAZ]*)/gi)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    const take = steps[letter.toUpperCase()] ?? 0
    const relative = letter !== letter.toUpperCase()
    for (let i = 0; i + take <= numbers.length && take > 0; i += take) {
      const last = numbers.slice(i, i + take)
      const [dx, dy] =
        letter.toUpperCase() === 'V'
          ? [relative ? 0 : x, last[0] ?? 0]
          : [last.at(take > 1 ? -2 : 0) ?? 0, take > 1 ? (last.at(-1) ?? 0) : relative ? 0 : y]
      x = relative ? x + dx : dx
      y = relative ? y + dy : dy
      points.push([x, y])
    }
  }
  return points
}

it.each(Object.entries(pictograms))('%s stays on its grid of 48', (_name, d) => {
  const points = pointsOf(d)
  expect(points.length).toBeGreaterThan(8)
  for (const value of points.flat()) {
    expect(value).toBeGreaterThanOrEqual(-0.01)
    expect(value).toBeLessThanOrEqual(48.01)
  }
})
