import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RefusedRow } from '../../../../contracts/screening.ts'
import type { Platform } from '../../../platform/action.ts'
import { type Bytes, ImportProblem, type Parts } from '../entries.ts'
import type { Parsed } from './parse.ts'

export type PartName = 'main' | 'alt' | 'add'
export const partNames = ['main', 'alt', 'add'] as const

/** What this process holds of an import under way: uploaded files, what was read of them, whether somebody said stop. */
export interface Work {
  openedBy: string
  folder: string | null
  files: Partial<Record<PartName, string>>
  parsed: Parsed | null
  /** Rows that could not be used so far. */
  refused: RefusedRow[]
  running: boolean
  stop: boolean
  /** Told while the version is written. */
  progress: (step: 'comparing' | 'writing', done: number, of: number) => void
}

const works = new WeakMap<Platform, Map<string, Work>>()

/** Imports under way at once, so that drafts nobody starts do not fill the disk. */
const mostAtOnce = 4
export const isFull = (platform: Platform): boolean => (works.get(platform)?.size ?? 0) >= mostAtOnce

export function workOf(platform: Platform, job: string): Work | undefined {
  return works.get(platform)?.get(job)
}

export function openWork(platform: Platform, job: string, openedBy: string): Work {
  const all = works.get(platform) ?? new Map<string, Work>()
  works.set(platform, all)
  const known = all.get(job)
  if (known) return known
  const work: Work = {
    openedBy,
    folder: null,
    files: {},
    parsed: null,
    refused: [],
    running: false,
    stop: false,
    progress: () => {},
  }
  all.set(job, work)
  return work
}

/** Forgets an import and deletes what was uploaded for it. */
export async function closeWork(platform: Platform, job: string): Promise<void> {
  const work = workOf(platform, job)
  works.get(platform)?.delete(job)
  if (work?.folder) await rm(work.folder, { recursive: true, force: true })
}

/** Where a part is uploaded to: a folder that only this account can read. */
export async function placeFor(work: Work, part: PartName): Promise<string> {
  work.folder ??= await mkdtemp(join(tmpdir(), 'sarhad-import-'))
  return join(work.folder, part)
}

/** A path, or bytes as they come. */
export type Source = string | Bytes
export type Sources = { main: Source } & Partial<Record<PartName, Source>>

const open = (source: Source): Bytes => (typeof source === 'string' ? createReadStream(source) : source)

/** Opens the files of an import. `size` is null when a part is not a file. @throws ImportProblem `part-missing`. */
export async function openParts(
  sources: Partial<Record<PartName, Source>>,
): Promise<{ parts: Parts; size: number | null }> {
  const { main, alt, add } = sources
  if (!main) throw new ImportProblem('part-missing')
  let size: number | null = 0
  for (const source of [main, alt, add]) {
    if (typeof source === 'string') size = size === null ? null : size + (await stat(source)).size
    else if (source) size = null
  }
  return { parts: { main: open(main), ...(alt && { alt: open(alt) }), ...(add && { add: open(add) }) }, size }
}
