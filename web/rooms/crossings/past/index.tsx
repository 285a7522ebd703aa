import { paths } from '../../../paths.ts'
import type { Room } from '../../../platform/room.ts'

/** Looking back: whom the country recorded, who stayed too long, what another system recorded before. */
export const past: Room = {
  name: 'past',
  pages: [
    {
      path: paths.lookUp,
      frame: 'desk',
      speaks: ['crossings'],
      load: async () => (await import('./LookUpPage.tsx')).LookUpPage,
    },
    {
      path: paths.overstays,
      frame: 'desk',
      speaks: ['crossings'],
      load: async () => (await import('./OverstaysPage.tsx')).OverstaysPage,
    },
    { path: paths.past, frame: 'desk', load: async () => (await import('./PastPage.tsx')).PastPage },
  ],
  links: [
    {
      group: 'platform:nav.border',
      label: 'past:look.title',
      path: paths.lookUp,
      needs: 'crossings.lookUp',
      key: 'KeyU',
    },
    {
      group: 'platform:nav.border',
      label: 'past:overstays.title',
      path: paths.overstays,
      needs: 'crossings.overstays',
      key: 'KeyO',
    },
    {
      group: 'platform:nav.lists',
      label: 'past:import.title',
      path: paths.past,
      needs: 'crossings.listPast',
      key: 'KeyI',
    },
  ],
}
