import type { Verification } from '../../../../contracts/oversight.ts'
import { openThread } from '../../../platform/thread.ts'

export interface ToCheck {
  file: string
  key: string
  extract: boolean
}
export type Checked = { rows: number } | { verdict: Verification }

/**
 * The verifier's answer on a bundle, in a thread of its own.
 * @throws Error `stopped`, or when the thread ends without an answer.
 */
export function check(
  asked: ToCheck,
  { told, stopped }: { told: (rows: number) => void; stopped: () => boolean },
): Promise<Verification> {
  const thread = openThread(() => new URL('./worker.ts', import.meta.url), 'evidence-check')
  let watch: NodeJS.Timeout | undefined
  return new Promise<Verification>((done, failed) => {
    watch = setInterval(() => stopped() && failed(new Error('stopped')), 200)
    thread.on('message', (said: Checked) => ('verdict' in said ? done(said.verdict) : told(said.rows)))
    thread.on('error', failed)
    thread.on('exit', () => failed(new Error('the checking thread ended')))
    thread.postMessage(asked)
  }).finally(() => {
    clearInterval(watch)
    void thread.terminate()
  })
}
