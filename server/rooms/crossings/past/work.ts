import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Platform } from '../../../platform/action.ts'

/** Thrown where somebody said stop; nothing of the step is kept. */
export class Stopped extends Error {}

/** What this process holds of an import of the past under way. */
export interface PastWork {
  stop: boolean
  running: boolean
  folder: string | null
  progress: (done: number, of: number) => void
}

const works = new WeakMap<Platform, Map<string, PastWork>>()
const allOf = (platform: Platform) => {
  const all = works.get(platform) ?? new Map<string, PastWork>()
  works.set(platform, all)
  return all
}

/** One at a time: two imports would take the booth's share of the machine, and neither would see what the other knows. */
export const isBusy = (platform: Platform): boolean => [...allOf(platform).values()].some(w => w.running)

export const workOf = (platform: Platform, job: string): PastWork | undefined => allOf(platform).get(job)

export function openWork(platform: Platform, job: string): PastWork {
  const all = allOf(platform)
  const work = all.get(job) ?? { stop: false, running: false, folder: null, progress: () => {} }
  all.set(job, work)
  return work
}

/** Forgets the work and deletes what was uploaded for it. */
export async function closeWork(platform: Platform, job: string): Promise<void> {
  const work = workOf(platform, job)
  allOf(platform).delete(job)
  if (work?.folder) await rm(work.folder, { recursive: true, force: true })
}

/** Where a file is uploaded to: a folder that only this account can read. */
export async function placeFor(work: PastWork): Promise<string> {
  work.folder ??= await mkdtemp(join(tmpdir(), 'sarhad-past-'))
  return join(work.folder, 'past.csv')
}
