import { useEffect, useRef } from 'react'
import { decode, type Layout, MRZ, type Stroke } from './reader-layouts.ts'

/** Characters nearer than this are a machine's; a person's fastest two keys lie further apart. */
export const BURST_MS = 30
/** Silence after which a reading is over. */
export const SILENCE_MS = 100
/** Two keys pressed together by a hand are no reading, and no shortcut either. */
const SHORTEST = 6

export interface Reading {
  /** Lines joined by LF, no LF at the end. */
  text: string
  /** The text is made of MRZ characters only, in lines long enough. Whether it is *right* is judged by the server. */
  mrz: boolean
  by: 'reader' | 'paste'
  layout: Layout
}

interface Outcome {
  /** One key, pressed by a hand. */
  single: (stroke: Stroke) => void
  /** A reading, at its end. */
  reading: (reading: Reading) => void
}

/** Lines of full length: TD1 3 × 30, TD2 and MRV-B 2 × 36, TD3 and MRV-A 2 × 44 (ICAO Doc 9303 parts 4 to 7); the French card 2 × 36. */
function complete(text: string): boolean {
  const [first, ...rest] = text.split('\n')
  const lines = { 30: 3, 36: 2, 44: 2 }[first?.length ?? 0]
  return lines === rest.length + 1 && rest.every(line => line.length === first?.length)
}

/**
 * Tells a keyboard-wedge reader from a hand by time alone. Times are `event.timeStamp`, in ms, so that a busy page judges as well as an
 * idle one. A first character is held until the next one could have come; then it is a single key, or a reading has begun.
 */
export class Wedge {
  #strokes: Stroke[] = []
  #last = Number.NEGATIVE_INFINITY
  #run = 0
  readonly #out: Outcome
  constructor(out: Outcome) {
    this.#out = out
  }

  /** `held`: not known yet. `reading`: part of a reading, nobody else's. `free`: not for the reader (Enter, alone). */
  press(stroke: Stroke): 'held' | 'reading' | 'free' {
    this.tick(stroke.time)
    const near = stroke.time - this.#last <= (this.#strokes.length > 1 ? SILENCE_MS : BURST_MS)
    if (stroke.key === 'Enter') {
      if (this.#strokes.length === 0 || !near) return 'free'
      this.#strokes.push(stroke)
      this.#last = stroke.time
      if (complete(decode(this.#strokes).text)) this.#end()
      return 'reading'
    }
    this.#strokes.push(stroke)
    this.#last = stroke.time
    return this.#strokes.length > 1 ? 'reading' : 'held'
  }

  /** A key inside a field, where characters belong to the field. True: an Enter that ends a reading, which must not send a form. */
  inField(stroke: Stroke): boolean {
    const near = stroke.time - this.#last <= BURST_MS
    this.#last = stroke.time
    if (stroke.key !== 'Enter') {
      this.#run = near ? this.#run + 1 : 1
      return false
    }
    return near && this.#run >= SHORTEST
  }

  /** What is over by `now` is given out. */
  tick(now: number): void {
    if (this.#strokes.length === 0) return
    const limit = this.#strokes.length > 1 ? SILENCE_MS : BURST_MS
    if (now - this.#last > limit) this.#end()
  }

  #end(): void {
    const strokes = this.#strokes
    this.#strokes = []
    const first = strokes[0]
    if (strokes.length === 1 && first) this.#out.single(first)
    else if (strokes.length >= SHORTEST) this.#out.reading({ ...decode(strokes), by: 'reader' })
  }
}

/** Pasted text as a reading: the same lines, whatever ends them. */
export function fromPaste(pasted: string): Reading {
  const lines = pasted.split(/\r\n|\r|\n/).map(line => line.trim())
  const text = lines.filter(line => line !== '').join('\n')
  return { text, mrz: MRZ.test(text), by: 'paste', layout: 'key' }
}

const listeners = new Set<(reading: Reading) => void>()

/** Gives a reading to the screen that was mounted last and listens. */
export function announce(reading: Reading): void {
  ;[...listeners].at(-1)?.(reading)
}

/** The screen that was mounted last takes the readings; `undefined` lets them pass to the one below. Needs `useKeys` or `Keyboard` once. */
export function useReader(take: ((reading: Reading) => void) | undefined): void {
  const latest = useRef(take)
  latest.current = take
  const listening = take !== undefined
  useEffect(() => {
    if (!listening) return
    const listener = (reading: Reading) => latest.current?.(reading)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listening])
}
