import { existsSync, rmSync } from 'node:fs'
import type { Platform } from '../../../platform/action.ts'

/** What this process holds of a job: its folder, whether somebody said stop. */
export interface Work {
  folder: string | undefined
  file: string | undefined
  stop: boolean
  ended: boolean
}

/** Bundles kept for download at once; the oldest gives way, and can be made again. */
const most = 8
const works = new WeakMap<Platform, Map<string, Work>>()

export const workOf = (platform: Platform, job: string): Work | undefined => works.get(platform)?.get(job)

/** A new piece of work, or nothing when this process has begun it already. */
export function beginWork(platform: Platform, job: string): Work | undefined {
  const all = works.get(platform) ?? new Map<string, Work>()
  works.set(platform, all)
  if (all.has(job)) return undefined
  const work: Work = { folder: undefined, file: undefined, stop: false, ended: false }
  all.set(job, work)
  for (const [id, old] of [...all].filter(([, w]) => w.ended).slice(0, Math.max(0, all.size - most))) {
    clear(old)
    all.delete(id)
  }
  return work
}

/** The bundle of a job, if this process still has it. */
export function fileOf(platform: Platform, job: string): string | undefined {
  const file = workOf(platform, job)?.file
  return file && existsSync(file) ? file : undefined
}

export function clear(work: Work): void {
  if (work.folder) rmSync(work.folder, { recursive: true, force: true })
  work.folder = undefined
  work.file = undefined
}

/** Nothing of an export outlives the process on its disk. */
export function forgetWork(platform: Platform): void {
  for (const work of works.get(platform)?.values() ?? []) {
    work.stop = true
    clear(work)
  }
  works.delete(platform)
}
