/** An event of one person in a file of the past, in the order of day, time and place in the file. */
export interface PastEvent {
  id: string
  row: number
  kind: 'entry' | 'exit' | 'refusal'
  day: string
  /** Milliseconds; null: the file gives no time. */
  at: number | null
  post: string
  /** Part of a row that says entry and exit together. */
  stay: boolean
  /** Recorded already, here or in an earlier batch. */
  known: boolean
}

export type PairReason = 'known' | 'twice' | 'entry-while-inside' | 'overlap'

export interface Judged {
  /** Rows that are not taken over, with the row that each contradicts or repeats, if the file has it. */
  refused: { row: number; reason: PairReason; other: number | null }[]
  /** Events that go: those of refused rows, and parts of rows that are recorded already. */
  dropped: string[]
  /** Events of one day without times, in the order in which they can have happened, where that is not the order of the file. */
  reordered: string[][]
}

/**
 * What a person's rows say against each other: the same twice, a second entry without an exit between, stays that overlap. The
 * first row stands, the later one is refused and named with it. An exit without an entry is no contradiction: whoever left may
 * have come before records begin.
 */
export function judgePast(events: readonly PastEvent[]): Judged {
  const repeats = repeatsIn(events)
  const fresh = events.filter(e => e.kind !== 'refusal' && !repeats.has(e.id))
  const walk = new Walk()
  for (const group of sameMoments(fresh)) walk.through(group)
  const contradicted = new Map(walk.refused.map(r => [r.row, r]))
  const dropped = events.filter(e => contradicted.has(e.row) || repeats.has(e.id)).map(e => e.id)
  const gone = new Set(dropped)
  const emptied = new Map<number, Judged['refused'][number]>()
  for (const e of events) {
    const repeat = repeats.get(e.id)
    if (repeat && !contradicted.has(e.row)) emptied.set(e.row, { row: e.row, ...repeat })
  }
  for (const e of events) if (!gone.has(e.id)) emptied.delete(e.row) // a part of the row is new, and is taken over
  return {
    refused: [...walk.refused, ...emptied.values()],
    dropped,
    reordered: walk.reordered.map(ids => ids.filter(id => !gone.has(id))).filter(ids => ids.length > 1),
  }
}

function repeatsIn(
  events: readonly PastEvent[],
): Map<string, { reason: 'known' | 'twice'; other: number | null }> {
  const first = new Map<string, number>()
  const repeats = new Map<string, { reason: 'known' | 'twice'; other: number | null }>()
  for (const { id, row, kind, day, at, post, known } of events) {
    const key = `${kind} ${day} ${at ?? ''} ${post}`
    const other = first.get(key)
    if (known) repeats.set(id, { reason: 'known', other: null })
    else if (other !== undefined) repeats.set(id, { reason: 'twice', other })
    else first.set(key, row)
  }
  return repeats
}

/** Events of one day and one time, or of one day without times, may be written in any order. */
function* sameMoments(events: readonly PastEvent[]): Generator<PastEvent[]> {
  let group: PastEvent[] = []
  for (const e of events) {
    const [first] = group
    if (first && (first.day !== e.day || first.at !== e.at)) {
      yield group
      group = []
    }
    group.push(e)
  }
  if (group.length) yield group
}

class Walk {
  readonly refused: Judged['refused'] = []
  readonly reordered: string[][] = []
  private open: PastEvent | undefined
  private readonly against = new Set<number>()

  through(group: PastEvent[]): void {
    const order: PastEvent[] = []
    const left = [...group]
    while (left.length) {
      const wanted = this.open ? 'exit' : 'entry'
      const ended = (e: PastEvent) => !left.some(o => o.row === e.row && o.kind === 'entry') // its own entry comes first
      const at = left.findIndex(
        e => e.kind === wanted && !this.against.has(e.row) && (e.kind === 'entry' || ended(e)),
      )
      const [next] = left.splice(Math.max(at, 0), 1)
      if (next) {
        order.push(next)
        this.take(next)
      }
    }
    if (order.some((e, i) => e !== group[i])) this.reordered.push(order.map(e => e.id))
  }

  private take(e: PastEvent): void {
    if (this.against.has(e.row)) return
    if (e.kind === 'exit') this.open = undefined
    else if (!this.open) this.open = e
    else {
      this.against.add(e.row)
      const reason = this.open.stay && e.stay ? 'overlap' : 'entry-while-inside'
      this.refused.push({ row: e.row, reason, other: this.open.row })
    }
  }
}
