import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

/** The second line's desk: the queue, and one referral opened. */
export const referrals: Room = {
  name: 'referrals',
  speaks: ['crossings', 'screening'],
  pages: [
    { path: paths.secondLine, frame: 'desk', load: async () => (await import('./QueuePage.tsx')).QueuePage },
    {
      path: paths.referral(),
      frame: 'desk',
      load: async () => (await import('./ReferralPage.tsx')).ReferralPage,
    },
  ],
  links: [
    {
      group: 'platform:nav.border',
      label: 'referrals:queue.title',
      path: paths.secondLine,
      needs: 'referrals.list',
      key: 'KeyS',
    },
  ],
}
