import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Platform } from '../../../platform/action.ts'
import { problem, Refusal } from '../../../platform/problems.ts'
import { saveJob } from '../store/jobs.ts'
import { largestImport } from './parse.ts'
import { closeWork, type PartName, placeFor, type Work } from './work.ts'

/**
 * Streams one file of an import to disk. A connection that breaks or a file that is too large ends the import: nothing of it
 * is read. @throws Refusal `too-large` or `upload-broken`.
 */
export async function receive(
  platform: Platform,
  job: string,
  work: Work,
  part: PartName,
  body: NodeJS.ReadableStream,
): Promise<void> {
  const path = await placeFor(work, part)
  let size = 0
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > largestImport) done(tooLarge())
      else done(null, chunk)
    },
  })
  try {
    await pipeline(body, limit, createWriteStream(path, { mode: 0o600 }))
    work.files[part] = path
  } catch (error) {
    if (!(error instanceof Refusal)) throw await brokenOff(platform, job)
    await closeWork(platform, job)
    await saveJob(platform, job, { step: 'failed', problem: 'too-large' })
    throw error
  }
}

/** Ends an import whose sender is gone. @returns what to answer, if anybody still listens. */
export async function brokenOff(platform: Platform, job: string): Promise<Refusal> {
  await closeWork(platform, job)
  await saveJob(platform, job, { step: 'failed', problem: 'upload-broken' })
  return problem('upload-broken', { key: 'screening:import.upload-broken' }, 400)
}

const tooLarge = () =>
  problem('too-large', { key: 'platform:problem.too-large', params: { bytes: largestImport } })
