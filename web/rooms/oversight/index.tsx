import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

const group = 'oversight:nav'

/** The auditor's screens: the ledger line by line, its days, its signed states, evidence to take home. */
export const oversight: Room = {
  name: 'oversight',
  // a refusal is said in the words of the room that refused
  speaks: ['posts', 'crossings', 'documents', 'screening', 'referrals', 'blueprint'],
  pages: [
    { path: paths.ledger, frame: 'desk', load: async () => (await import('./LedgerPage.tsx')).LedgerPage },
    { path: paths.days, frame: 'desk', load: async () => (await import('./DaysPage.tsx')).DaysPage },
    {
      path: paths.checkpoints,
      frame: 'desk',
      load: async () => (await import('./CheckpointsPage.tsx')).CheckpointsPage,
    },
    {
      path: paths.evidence,
      frame: 'desk',
      load: async () => (await import('./EvidencePage.tsx')).EvidencePage,
    },
  ],
  links: [
    { group, label: 'oversight:ledger.title', path: paths.ledger, needs: 'oversight.search', key: 'KeyA' },
    { group, label: 'oversight:days.title', path: paths.days, needs: 'oversight.counts', key: 'KeyD' },
    {
      group,
      label: 'oversight:checkpoints.title',
      path: paths.checkpoints,
      needs: 'oversight.checkpoints',
      key: 'KeyK',
    },
    {
      group,
      label: 'oversight:evidence.title',
      path: paths.evidence,
      needs: 'oversight.exports',
      key: 'KeyE',
    },
  ],
}
