import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BlueprintHead } from '../../../contracts/blueprint.ts'
import type { AnySection } from '../../platform/reference.ts'
import { type Blueprint, checkBlueprint, type Fault } from './rules.ts'

/** Beside the sections: words for people, data of the demonstration, alternatives that somebody may copy over. */
const beside = new Set(['README.md', 'demonstration', 'variants'])
const headFile = 'blueprint.json'
/** A set-up is a few hundred rows; anything larger is a mistake or an attack. */
const mostBytes = 4 * 1024 * 1024

/** A blueprint that cannot be applied, with every fault found. */
export class BlueprintError extends Error {
  override name = 'BlueprintError'
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super(`The blueprint was not read.\n${faults.map(line).join('\n')}`)
    this.faults = faults
  }
}

const line = ({ file, row, path, message }: Fault) =>
  `  ${[file, row, path].filter(Boolean).join(' › ')}: ${message}`
const whole = (file: string, message: string): Fault => ({ file, row: null, path: '', message })

/**
 * Reads `blueprint.json` and one file for each section from a directory. Only data: nothing in it is ever run (I-34).
 * @throws BlueprintError naming file, row and path of everything that is wrong.
 */
export async function loadBlueprint(directory: string, sections: AnySection[]): Promise<Blueprint> {
  const names = await readdir(directory).catch(() => {
    throw new BlueprintError([whole(directory, 'There is no such directory.')])
  })
  const faults: Fault[] = []
  const found = new Map<string, unknown>()
  for (const name of names.filter(n => !beside.has(n))) {
    const read = await readJson(directory, name)
    if (read.fault) faults.push(read.fault)
    else found.set(name, read.value)
  }
  const head = BlueprintHead.safeParse(found.get(headFile))
  if (!head.success) {
    const issues = head.error.issues.map(i => ({ ...whole(headFile, i.message), path: i.path.join('.') }))
    faults.push(...(found.has(headFile) ? issues : [whole(headFile, 'The file is missing.')]))
  }
  const given: Record<string, unknown[]> = {}
  for (const [name, value] of found) {
    if (name === headFile) continue
    if (Array.isArray(value)) given[name.replace(/\.json$/, '')] = value
    else faults.push(whole(name, 'A section is a list of rows: [ … ].'))
  }
  if (!head.success || faults.length) throw new BlueprintError(faults)
  const blueprint = { head: head.data, sections: given }
  const checked = checkBlueprint(blueprint, sections)
  if (checked.faults.length) throw new BlueprintError(checked.faults)
  return blueprint
}

async function readJson(directory: string, name: string): Promise<{ value?: unknown; fault?: Fault }> {
  const path = join(directory, name)
  const kind = await lstat(path) // not stat: a link could lead to a file that nobody meant to read
  if (!kind.isFile() || !name.endsWith('.json')) {
    return { fault: whole(name, 'Only blueprint.json and one .json file for each section belong here.') }
  }
  if (kind.size > mostBytes) return { fault: whole(name, `Larger than ${mostBytes} bytes.`) }
  try {
    return { value: JSON.parse(await readFile(path, 'utf8')) }
  } catch {
    return { fault: whole(name, 'Not JSON in UTF-8.') }
  }
}

/** Writes a blueprint as `loadBlueprint` reads it. Existing files of the same names are replaced. */
export async function writeBlueprint(directory: string, blueprint: Blueprint): Promise<void> {
  await mkdir(directory, { recursive: true })
  const put = (name: string, value: unknown) =>
    writeFile(join(directory, name), `${JSON.stringify(value, null, 2)}\n`)
  await put(headFile, blueprint.head)
  for (const [key, rows] of Object.entries(blueprint.sections)) await put(`${key}.json`, rows)
}
