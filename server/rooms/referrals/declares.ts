import { declared } from '../../platform/reference.ts'
import type { Room } from '../../platform/room.ts'
import { sections } from './sections.ts'
import { list } from './store.ts'
import { outcome, referral, refusal, refusalCount, refusalGround, refusalPrint, taking } from './tables.ts'

const site = { class: 'site', direction: 'up', retention: 'crossing' } as const

export const declares: Room = {
  name: 'referrals',
  tables: [
    declared(refusalGround),
    { ...site, table: referral, grows: true },
    { ...site, table: taking, grows: true },
    { ...site, table: outcome, grows: true },
    { ...site, table: refusal },
    { ...site, table: refusalCount, key: row => String(row.year) },
    { ...site, table: refusalPrint },
  ],
  permissions: {
    'referrals.list': ['second-line', 'shift-leader', 'auditor'],
    'referrals.read': ['second-line', 'shift-leader', 'auditor'],
    'referrals.take': ['second-line', 'shift-leader'],
    'referrals.grounds': ['second-line', 'shift-leader', 'auditor'],
    'referrals.print': ['second-line', 'shift-leader'],
  },
  sections: Object.values(sections),
  waiting: async (_platform, db, { site, authority }) => {
    const found = await list(db, site, { settled: false, after: undefined })
    return found
      .filter(referral => referral.authority === authority)
      .map(({ id, at, lane }) => ({ kind: 'referral', id, since: at, lane }))
  },
  sealed: [
    { table: referral, column: 'note' },
    { table: outcome, column: 'note' },
    { table: refusal, column: 'person' },
  ],
}
