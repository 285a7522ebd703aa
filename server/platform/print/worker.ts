import { parentPort } from 'node:worker_threads'
import type { Drawing, Drawn } from './thread.ts'

/** The body of a drawing thread: one page after the other. An error names its kind only, for a page may be full of names (I-26). */
export function drawInThread<Content>(draw: (content: Content) => Promise<Uint8Array>): void {
  parentPort?.on('message', async ({ id, content }: Drawing<Content>) => {
    const drawn: Drawn = await draw(content).then(
      pdf => ({ id, pdf }),
      error => ({ id, failed: error instanceof Error ? error.name : 'unknown' }),
    )
    parentPort?.postMessage(drawn)
  })
}
