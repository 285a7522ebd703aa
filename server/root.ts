import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Migrations } from './platform/migrate.ts'
import { order } from './rooms.ts'

/** Folder of the project: where package.json lies, above this file or above the bundle made of it. */
export const root: string = (() => {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json'))) {
    const up = dirname(at)
    if (up === at)
      throw new Error('package.json was not found above the program. Run it from its project folder.')
    at = up
  }
  return at
})()

/** The SQL of the platform and of every room, in room order. */
export function readMigrations(): Migrations[] {
  const folders = [
    { room: 'platform', path: join(root, 'server/platform/migrations') },
    ...order.map(room => ({ room, path: join(root, `server/rooms/${room}/migrations`) })),
  ]
  return folders
    .filter(f => existsSync(f.path))
    .map(({ room, path }) => {
      const names = readdirSync(path).filter(n => n.endsWith('.sql'))
      return { room, files: Object.fromEntries(names.map(n => [n, readFileSync(join(path, n), 'utf8')])) }
    })
}
