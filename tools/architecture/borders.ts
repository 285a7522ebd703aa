import { about, importsOf } from './imports.ts'
import { type Check, isTest, orderOf, roomOf } from './project.ts'

/** A room imports the doors of rooms above it, the platform, contracts and libraries; nobody goes past a door. */
export const roomsThroughDoors: Check = project => {
  const order = orderOf(project)
  return importsOf(project).flatMap(i => {
    const to = roomOf(i.to)
    const from = roomOf(i.from)
    if (!i.inside || !to || to === from) return []
    const door = `server/rooms/${to}/index.ts`
    if (i.to !== door)
      return [
        about(
          i,
          `imports ${i.to} past the door`,
          `import it from ${door}, and export it there if others need it`,
        ),
      ]
    if (!from || order.indexOf(to) < order.indexOf(from)) return []
    return [
      about(
        i,
        `${from} stands above ${to} in server/rooms.ts`,
        `turn the question round: let ${to} ask ${from}, or hear its news in reactions.ts`,
      ),
    ]
  })
}

interface Border {
  /** Files the rule is about. */
  from: (path: string) => boolean
  /** What they may import of the project. */
  may: (to: string, from: string) => boolean
  instead: string
}

const door = (to: string) => /^libraries\/[^/]+\/index\.ts$/.test(to)
/** A library's benchmark is no part of its door, and `bench/` runs it. */
const measured = (from: string, to: string) =>
  from.startsWith('bench/') && /^libraries\/[^/]+\/bench\.ts$/.test(to)
const under =
  (...folders: string[]) =>
  (path: string) =>
    folders.some(f => path.startsWith(`${f}/`))
const sameLibrary = (a: string, b: string) => a.split('/')[1] === b.split('/')[1]
const plain = (path: string) => !isTest(path)

const borders: Border[] = [
  {
    from: under('contracts'),
    may: under('contracts'),
    instead: 'contracts know nobody: move the shape into contracts/ or the rule out of it',
  },
  {
    from: under('libraries'),
    may: (to, from) => to.startsWith('libraries/') && sameLibrary(to, from),
    instead: 'a library stands alone: hand in what it needs as a parameter',
  },
  {
    from: path => path.startsWith('server/platform/') && plain(path),
    may: to => under('server/platform', 'contracts')(to) || door(to),
    instead: 'the platform knows nothing of borders: let the room hand it in through declares.ts',
  },
  {
    from: path => path.startsWith('server/rooms/') && plain(path),
    may: to =>
      under('server/rooms', 'server/platform', 'contracts')(to) || to === 'server/root.ts' || door(to),
    instead: 'a room stands on the platform, contracts, libraries and the doors of rooms above it',
  },
  {
    from: path => path.startsWith('web/') && plain(path),
    may: to => under('web', 'contracts')(to) || door(to),
    instead: 'the web knows the server by contracts/ and by its answers only',
  },
]

/** Who may import whom, folder by folder, and libraries only by their door. */
export const borderLaw: Check = project =>
  importsOf(project).flatMap(i => {
    if (!i.inside) return []
    const crossed = borders.find(b => b.from(i.from) && !b.may(i.to, i.from))
    if (crossed) return [about(i, `imports ${i.to}`, crossed.instead)]
    const past =
      i.to.startsWith('libraries/') &&
      !i.from.startsWith('libraries/') &&
      !door(i.to) &&
      !measured(i.from, i.to)
    if (!past) return []
    return [
      about(
        i,
        `imports ${i.to} past the library's door`,
        `import from libraries/${i.to.split('/')[1]}/index.ts`,
      ),
    ]
  })

/** Every package is declared; contracts use zod alone, and nothing of Node reaches the browser. */
export const declaredPackages: Check = project => {
  const declared = JSON.parse(project.files.get('package.json') ?? '{}') as Record<
    string,
    Record<string, string>
  >
  const running = new Set(Object.keys({ ...declared.dependencies, ...declared.optionalDependencies }))
  const all = new Set([...running, ...Object.keys(declared.devDependencies ?? {})])
  const building = (path: string) =>
    isTest(path) ||
    /^(tools|bench|server\/testing|web\/e2e)\//.test(path) ||
    !path.includes('/') ||
    /\/bench\.ts$/.test(path)
  return importsOf(project).flatMap(i => {
    if (i.inside) return []
    const known = i.to.startsWith('node:') || (building(i.from) ? all : running).has(i.to)
    if (!known)
      return [
        about(
          i,
          `imports ${i.to}, which package.json does not declare for the running program`,
          'use a declared part, or bring a decision record with the new one',
        ),
      ]
    if (i.from.startsWith('contracts/') && i.to !== 'zod' && plain(i.from))
      return [about(i, `imports ${i.to}`, 'contracts hold shapes: zod and nothing else')]
    if (i.from.startsWith('web/') && plain(i.from) && i.to.startsWith('node:'))
      return [about(i, `imports ${i.to}`, 'the browser has no Node: ask the server')]
    return []
  })
}

/** Imports that lead to nothing. */
export const importsExist: Check = project =>
  importsOf(project).flatMap(i =>
    !i.inside || project.files.has(i.to) || !/\.(tsx?|mjs|json|css)$/.test(i.to)
      ? []
      : [about(i, `imports ${i.to}, which does not exist`, 'write the file or drop the import')],
  )
