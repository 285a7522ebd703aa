import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

/** The desks of the room: today's crossings, the file of one, the customs desk. */
export const crossingsDesk: Room = {
  name: 'crossings',
  pages: [
    { path: paths.crossings, frame: 'desk', load: async () => (await import('./TodayPage.tsx')).TodayPage },
    { path: paths.crossing(), frame: 'desk', load: async () => (await import('./FilePage.tsx')).FilePage },
    { path: paths.yard, frame: 'desk', load: async () => (await import('./yard/YardPage.tsx')).YardPage },
    {
      path: paths.openings,
      frame: 'desk',
      load: async () => (await import('./yard/OpeningsPage.tsx')).OpeningsPage,
    },
    { path: paths.customs, frame: 'desk', load: async () => (await import('./CustomsPage.tsx')).CustomsPage },
  ],
  links: [
    {
      group: 'platform:nav.border',
      label: 'crossings:today.title',
      path: paths.crossings,
      needs: 'crossings.list',
      key: 'KeyD',
    },
    {
      group: 'platform:nav.border',
      label: 'crossings:yard',
      path: paths.yard,
      needs: 'crossings.work',
      key: 'KeyY',
    },
    {
      group: 'platform:nav.border',
      label: 'crossings:openings',
      path: paths.openings,
      needs: 'crossings.openings',
    },
    {
      group: 'platform:nav.border',
      label: 'crossings:customs.title',
      path: paths.customs,
      needs: 'crossings.declareGoods',
      key: 'KeyC',
    },
  ],
}
