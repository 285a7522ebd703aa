import { lazy } from 'react'
import { paths } from '../../../paths.ts'
import { loadWords } from '../../../platform/language.ts'
import type { Room } from '../../../platform/room.ts'

const group = 'platform:nav.post'

/** The shift from its orders to its sheet. Its words are its own, so that no booth loads them before it needs one. */
export const shift: Room = {
  name: 'shift',
  speaks: ['posts'],
  pages: [
    { path: paths.onDuty, frame: 'desk', load: async () => (await import('./OnDutyPage.tsx')).OnDutyPage },
    { path: paths.orders, frame: 'desk', load: async () => (await import('./OrdersPage.tsx')).OrdersPage },
    {
      path: paths.handOver,
      frame: 'desk',
      load: async () => (await import('./HandOverPage.tsx')).HandOverPage,
    },
    { path: paths.shiftLog, frame: 'desk', load: async () => (await import('./LogPage.tsx')).LogPage },
    { path: paths.lots, frame: 'desk', load: async () => (await import('./LotsPage.tsx')).LotsPage },
    { path: paths.sheets, frame: 'desk', load: async () => (await import('./SheetsPage.tsx')).SheetsPage },
  ],
  links: [
    { group, label: 'shift:on-duty.title', path: paths.onDuty },
    { group, label: 'shift:orders.title', path: paths.orders, needs: 'posts.writeOrder', key: 'KeyE' },
    { group, label: 'shift:log.title', path: paths.shiftLog, needs: 'posts.searchEntries' },
    { group, label: 'shift:hand-over.title', path: paths.handOver, needs: 'posts.handOvers' },
    { group, label: 'shift:lots.title', path: paths.lots, needs: 'posts.draws' },
    { group, label: 'shift:sheet.title', path: paths.sheets, needs: 'posts.sheets' },
  ],
  station: {
    Notice: lazy(async () => {
      await loadWords(['shift'])
      return import('./Notice.tsx')
    }),
  },
}
