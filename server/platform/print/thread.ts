import type { Worker } from 'node:worker_threads'
import { openThread } from '../thread.ts'

/** What goes to a drawing thread and what comes back, under the number of the request. */
export interface Drawing<Content> {
  id: number
  content: Content
}
export type Drawn = { id: number; pdf: Uint8Array } | { id: number; failed: string }

interface Waiting {
  done: (pdf: Buffer) => void
  failed: (error: Error) => void
}

/** A page takes a second; one that takes this long never ends. */
const longestMs = 30_000

/**
 * A thread that draws one kind of page as PDF. Setting type takes hundreds of milliseconds without a pause, so it happens apart: no lane
 * waits for a printer (I-39). `source` is the worker beside its room, `bundled` its name in `dist`.
 * @returns how to draw; it throws when the layout fails, and the next page gets a new thread.
 */
export function drawingThread<Content>(
  source: () => URL,
  bundled: string,
): (content: Content) => Promise<Buffer> {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const started = openThread(source, bundled)
    started.on('message', (drawn: Drawn) => {
      const asked = waiting.get(drawn.id)
      waiting.delete(drawn.id)
      if ('pdf' in drawn) asked?.done(Buffer.from(drawn.pdf))
      else asked?.failed(new Error(`the page could not be drawn: ${drawn.failed}`))
    })
    const over = () => {
      if (worker !== started) return
      worker = undefined
      for (const { failed } of waiting.values()) failed(new Error('the drawing thread ended'))
      waiting.clear()
    }
    started.on('error', over)
    started.on('exit', over)
    return started
  }

  return content => {
    const id = ++last
    worker ??= start()
    const drawing: Drawing<Content> = { id, content }
    worker.postMessage(drawing)
    return new Promise<Buffer>((done, failed) => {
      const late = setTimeout(() => void worker?.terminate(), longestMs)
      waiting.set(id, {
        done: pdf => {
          clearTimeout(late)
          done(pdf)
        },
        failed: error => {
          clearTimeout(late)
          failed(error)
        },
      })
    })
  }
}
