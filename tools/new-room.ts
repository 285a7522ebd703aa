/** `npm run new-room NAME`: makes the silhouette of a room, ready to be registered and filled. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { roomFiles } from './room-template.ts'

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Schemas that are somebody else's, and words that cannot name a variable. */
const taken = new Set(
  'platform public sign_in pgboss testing new case class const delete enum export function import in package return static super switch this throw typeof var void while with yield'.split(
    ' ',
  ),
)

/** Why a room cannot be called so, or nothing. */
export function refusalOf(name: string | undefined, folder: string): string | undefined {
  if (!name) return 'Usage: npm run new-room NAME   (one word in small letters, such as "training")'
  if (!/^[a-z]{3,20}$/.test(name))
    return `"${name}" is not a room's name: one word, 3 to 20 small letters a to z.`
  if (taken.has(name)) return `"${name}" is taken by the program or by the language. Choose another word.`
  const made = Object.keys(roomFiles(name)).find(path => existsSync(join(folder, path)))
  return made && `${made} exists already. Nothing was written.`
}

/** Writes the files of a room. @returns their paths. @throws Error with the refusal; nothing is written then. */
export function makeRoom(name: string, folder: string): string[] {
  const refusal = refusalOf(name, folder)
  if (refusal) throw new Error(refusal)
  const files = roomFiles(name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text, { flag: 'wx' })
  }
  return Object.keys(files)
}

/** Line breaks and the order of imports depend on the name's length and letters: biome sets them. @throws Error with its words. */
export function tidy(made: string[], folder: string): void {
  const biome = join(projectFolder, 'node_modules/@biomejs/biome/bin/biome')
  const code = made.filter(path => path.endsWith('.ts'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'check', '--write', ...code], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`biome could not tidy the new files:\n${stdout}${stderr}`)
}

/** What only a person can decide: the room's place in the order. */
export function nextSteps(name: string, roomsFile: string): string {
  const last = [...roomsFile.matchAll(/'([a-z]+)'/g)].at(-1)?.[1]
  return `Now, by hand:
  server/rooms.ts   '${name}', in the list \`order\`: below every room it asks, above every room that asks it${last ? ` ('${last}' is last)` : ''}
  server/app.ts     import * as ${name} from './rooms/${name}/index.ts'
                    ${name}, in the list \`rooms\`, at the same place
  npm run migration ${name} -- --baseline, before you change its tables.ts
  README.md of the room: answer its questions; then replace the example row by what the room really keeps
Then: npm run check, npm test -- server/rooms/${name} tools/architecture`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const name = process.argv[2]
  const refusal = refusalOf(name, projectFolder)
  if (refusal || !name) {
    process.stderr.write(`${refusal}\n`)
    process.exitCode = 1
  } else {
    const made = makeRoom(name, projectFolder)
    tidy(made, projectFolder)
    const rooms = readFileSync(join(projectFolder, 'server/rooms.ts'), 'utf8')
    process.stdout.write(`${made.map(path => `  ${path}`).join('\n')}\n\n${nextSteps(name, rooms)}\n`)
  }
}
