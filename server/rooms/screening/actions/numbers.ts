import type { z } from 'zod'
import {
  type FoundNumber,
  type FoundNumbers,
  LookUpNumber,
  NumberLikeness,
} from '../../../../contracts/alerts.ts'
import type { AlertKind } from '../../../../contracts/screening.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { authorityName } from '../../posts/index.ts'
import { likenessOf } from '../alert-rules.ts'
import { engineOf } from '../engine.ts'
import { comparable, inForce } from '../rules.ts'
import type { Index, Snapshot } from '../snapshot.ts'
import { contentsOf } from '../store/numbers.ts'
import { judgedDay } from '../trusted-time.ts'
import { levelFor } from './hits.ts'

const most = 50

interface Like {
  how: NumberLikeness
  number: string
  id: string
}

function likeIn(index: Index, { kind, number, state }: z.infer<typeof LookUpNumber>): Like[] {
  const numbers = kind === 'document' ? index.documents : index.plates
  const issued = comparable(state)
  return numbers.near(number).flatMap(hit => {
    const how = likenessOf(hit, issued)
    const { id, state: listed, number: text } = hit.entry
    return how ? [{ how, number: listed ? `${listed} ${text}` : text, id }] : []
  })
}

/**
 * Asks lists and alerts for a number that a person has in hand: the same, one that scanners confuse with it, or one character off.
 * At a lane one wrong digit of a read document is no hit (its check digit vouches for it); a person who asks can look again.
 */
export const lookUpNumber = action({
  name: 'screening.lookUpNumber',
  input: LookUpNumber,
  needs: 'desk',
  reads: true,
  // the number itself stays out of the ledger (I-26); the case says why it was asked (I-19)
  run: async (_context, asked) => ({ ids: { asked }, record: { kind: asked.kind, case: asked.case } }),
  async answer(reading, { asked }): Promise<FoundNumbers> {
    const snapshot = engineOf(reading.platform).current()
    if (!snapshot) throw problem('not-ready', { key: 'screening:refusal.lists-not-read' })
    const rows = [...(await onLists(reading, snapshot, asked)), ...(await onAlerts(reading, snapshot, asked))]
    const order = NumberLikeness.options
    return {
      rows: rows.sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how)).slice(0, most),
      asked: /[\p{L}\p{N}]/u.test(asked.number),
    }
  },
})

/** As much as the reader may see: everything, that there is something, or no row at all (I-18, I-20). */
async function shown(
  reading: Reading,
  of: { source: 'list' | 'alert'; owner: string; name: FoundNumber['name']; like: Like },
  content: { purpose: AlertKind | null; reference: string; alert: string | null; at: Date },
): Promise<FoundNumber[]> {
  const level = await levelFor(reading, of)
  if (level === 'never') return []
  const { source, name, like } = of
  if (level === 'hit') {
    const nothing = { number: null, purpose: null, reference: null, alert: null, at: null }
    return [{ source, name, how: like.how, ...nothing }]
  }
  return [{ source, name, how: like.how, number: like.number, ...content, at: content.at.toISOString() }]
}

async function onLists(
  reading: Reading,
  snapshot: Snapshot,
  asked: z.infer<typeof LookUpNumber>,
): Promise<FoundNumber[]> {
  const rows: FoundNumber[] = []
  for (const { settings, version, index } of snapshot.lists) {
    if (!version || !index) continue
    const found = likeIn(index, asked)
    const contents = await contentsOf(
      reading.db,
      found.map(({ id }) => ({ version: version.id, id })),
    )
    for (const like of found) {
      const content = contents.get(`${version.id} ${like.id}`)
      const { purpose = null, reference = '' } = content ?? {}
      const of = { source: 'list' as const, owner: settings.owner, name: settings.name, like }
      rows.push(...(await shown(reading, of, { purpose, reference, alert: null, at: version.importedAt })))
    }
  }
  return rows
}

async function onAlerts(
  reading: Reading,
  { alerts }: Snapshot,
  asked: z.infer<typeof LookUpNumber>,
): Promise<FoundNumber[]> {
  const { platform, actor, now } = reading
  const day = judgedDay(platform, actor.site, now)
  const rows: FoundNumber[] = []
  for (const like of likeIn(alerts.index, asked)) {
    const row = alerts.byVersion.get(like.id)?.row
    if (!row || !inForce(row, day)) continue
    const name = await authorityName(platform, row.owner)
    const { purpose, reference, alert, at } = row
    const of = { source: 'alert' as const, owner: row.owner, name, like }
    rows.push(...(await shown(reading, of, { purpose, reference, alert, at })))
  }
  return rows
}
