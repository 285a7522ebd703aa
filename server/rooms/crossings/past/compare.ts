import type { StayRule } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { Territory } from '../../../../contracts/words.ts'
import { allowedStay, judgePast, type Passed } from '../rules/index.ts'
import {
  amendSlice,
  dropKnownPersons,
  keepRefused,
  nationalSlice,
  type Querying,
  type SlicedEvent,
  slicesOf,
} from '../store/index.ts'
import type { Tally } from './ingest.ts'
import { Stopped } from './work.ts'

export interface Comparing {
  on: Querying
  job: string
  /** What was read; what is not taken over is taken off it. */
  tally: Tally
  rules: StayRule[]
  stopped: () => boolean
  told: (done: number, of: number) => void
}

/** Compares the rows of each person with each other and with what the country has recorded, slice by slice. */
export async function compare({ on, job, tally, rules, stopped, told }: Comparing): Promise<void> {
  const slices = slicesOf(tally.entry + tally.exit + tally.refusal + tally.person)
  for (const [i, slice] of slices.entries()) {
    if (stopped()) throw new Stopped()
    told(i, slices.length)
    const found = {
      dropped: [] as string[],
      moved: new Map<string, string>(),
      allowed: new Map<string, string>(),
    }
    const refused: Parameters<typeof keepRefused>[2] = []
    for (const person of persons(await nationalSlice(on, job, slice))) {
      const judged = judgePast(person)
      refused.push(...judged.refused)
      found.dropped.push(...judged.dropped)
      const gone = new Set(judged.dropped)
      for (const { id, kind } of person) if (gone.has(id)) tally[kind]--
      for (const ids of judged.reordered) for (const id of ids) found.moved.set(id, newId())
      lookBack(person, gone, rules, found.allowed)
    }
    tally.person -= await dropKnownPersons(on, job, slice)
    await amendSlice(on, job, found)
    await keepRefused(on, job, refused)
  }
  told(slices.length, slices.length)
}

function* persons(events: SlicedEvent[]): Generator<SlicedEvent[]> {
  let one: SlicedEvent[] = []
  for (const event of events) {
    if (one[0] && one[0].person !== event.person) {
      yield one
      one = []
    }
    one.push(event)
  }
  if (one.length) yield one
}

/** Last days under rules that count earlier stays, which only now stand beside each other. */
function lookBack(
  events: SlicedEvent[],
  gone: ReadonlySet<string>,
  rules: StayRule[],
  allowed: Map<string, string>,
): void {
  if (!rules.some(r => r.window !== null)) return
  const history: Passed[] = []
  for (const e of events) {
    if (gone.has(e.id) || e.kind === 'refusal') continue
    const territory = e.territory as Territory
    const { day, nationality } = e
    let until = e.admittedUntil
    if (e.kind === 'entry' && until === null) {
      until = allowedStay({ nationality, day, territory, rules, history })?.until ?? null
      if (until !== null) allowed.set(e.id, until)
    }
    history.push({ direction: e.kind, day, territory, admittedUntil: e.kind === 'entry' ? until : null })
  }
}
