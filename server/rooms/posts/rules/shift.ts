import type { ShiftChange } from '../../../../contracts/shift.ts'
import type { Verdict } from '../../../platform/permissions.ts'

/** Whoever handed over does not receive it: the next one says what was taken over. */
export function mayReceive(by: string, reader: string): Verdict {
  return by === reader ? { ok: false, reason: { key: 'shift:refusal.own-hand-over' } } : { ok: true }
}

/** Actions of which the start of a shift tells. `here`: only at the own place of work. */
const news: { kind: ShiftChange['kind']; actions: readonly string[]; here?: true }[] = [
  { kind: 'list', actions: ['screening.importList', 'screening.answerVersion'] },
  { kind: 'alert', actions: ['screening.answerAlert'] },
  { kind: 'regime', actions: ['posts.answerAct', 'posts.confirmEvacuation', 'posts.closeEvacuation'] },
  { kind: 'blueprint', actions: ['blueprint.apply'] },
  { kind: 'mode', actions: ['crossings.openMode'], here: true },
  { kind: 'lane-draw', actions: ['posts.settleDraw'], here: true },
]

export const newsActions: string[] = news.flatMap(n => n.actions)

export interface NewsCount {
  site: string
  action: string
  about: string | null
  count: number
  last: Date
}

/** What changed, by kind and list, newest first. */
export function changesOf(counts: readonly NewsCount[], site: string): ShiftChange[] {
  const found = new Map<string, ShiftChange>()
  for (const { action, about, count, last, ...at } of counts) {
    const kind = news.find(n => n.actions.includes(action) && (!n.here || at.site === site))?.kind
    if (!kind) continue
    const named = kind === 'list' ? about : null
    const known = found.get(`${kind} ${named}`)
    const moment = last.toISOString()
    found.set(`${kind} ${named}`, {
      kind,
      about: named,
      count: count + (known?.count ?? 0),
      last: known && known.last > moment ? known.last : moment,
    })
  }
  return [...found.values()].sort((a, b) => (a.last < b.last ? 1 : -1))
}

/** Text that holds every word that is looked for, whatever its case. */
export function holdsWords(text: string, words: string): boolean {
  // dotless and dotted i are one letter here: whoever types in capitals meant either
  const plain = (s: string) => s.normalize('NFKD').toLowerCase().replace(/ı/g, 'i').replace(/\p{M}/gu, '')
  return plain(words)
    .split(/\s+/)
    .filter(Boolean)
    .every(word => plain(text).includes(word))
}
