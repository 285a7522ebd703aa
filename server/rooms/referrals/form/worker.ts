import { parentPort } from 'node:worker_threads'
import { drawForm } from './Form.tsx'
import type { Drawing, Drawn } from './render.ts'

/** The drawing thread: one form after the other. An error names its kind only, for the form is full of names (I-26). */
parentPort?.on('message', async ({ id, form }: Drawing) => {
  const drawn: Drawn = await drawForm(form).then(
    pdf => ({ id, pdf }),
    error => ({ id, failed: error instanceof Error ? error.name : 'unknown' }),
  )
  parentPort?.postMessage(drawn)
})
