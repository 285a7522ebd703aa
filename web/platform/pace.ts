/** How fast a step goes: what was seen first and last of it. */
export interface Pace {
  step: string
  from: { at: number; done: number }
  last: { at: number; done: number }
}

type Seen = { step: Pace['step']; done: number }

/** Adds what is seen now, at `at` milliseconds; a new step is measured afresh. */
export function paceAfter(pace: Pace | undefined, { step, done }: Seen, at: number): Pace {
  if (pace?.step !== step || done < pace.last.done) return { step, from: { at, done }, last: { at, done } }
  return done === pace.last.done ? pace : { ...pace, last: { at, done } }
}

/** Done a second, and seconds left to `of`; undefined until there is something to say. */
export function paceOf(pace: Pace | undefined, of: number): { rate: number; left: number } | undefined {
  if (!pace) return undefined
  const seconds = (pace.last.at - pace.from.at) / 1000
  const rate = (pace.last.done - pace.from.done) / seconds
  if (!(seconds > 0) || !(rate > 0)) return undefined
  return { rate, left: Math.max(0, (of - pace.last.done) / rate) }
}
