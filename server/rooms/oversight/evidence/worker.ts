import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Verification } from '../../../../contracts/oversight.ts'
import {
  FormatError,
  parseVerifierKey,
  unpackBundle,
  verifyBundle,
} from '../../../../libraries/evidence-log/index.ts'
import type { Checked, ToCheck } from './check.ts'

/** The checking thread: the verifier's answer on one file, as anybody gets it from the command line. */
parentPort?.on('message', ({ file, key, extract }: ToCheck) => {
  parentPort?.postMessage({ verdict: verdictOn(file, key, extract) } satisfies Checked)
})

function verdictOn(file: string, key: string, extract: boolean): Verification {
  try {
    const trust = { keys: [parseVerifierKey(key)], extract }
    const told = (rows: number) => parentPort?.postMessage({ rows } satisfies Checked)
    const verdict = verifyBundle(unpackBundle(readFileSync(file)), trust, told)
    const holds = verdict.outcome === 'holds' ? verdict : undefined
    return {
      outcome: verdict.outcome,
      size: holds?.size ?? null,
      root: holds?.root.toString('base64') ?? null,
      checkpoints: holds?.checkpoints ?? null,
      index: verdict.outcome === 'broken' ? verdict.index : null,
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return { outcome: 'unreadable', size: null, root: null, checkpoints: null, index: null }
  }
}
