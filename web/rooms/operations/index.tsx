import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

const group = 'operations:nav'

/** The care of the node: what is well and what is not, and everything that ends. */
export const operations: Room = {
  name: 'operations',
  pages: [
    { path: paths.doctor, frame: 'desk', load: async () => (await import('./DoctorPage.tsx')).DoctorPage },
    { path: paths.endings, frame: 'desk', load: async () => (await import('./EndingsPage.tsx')).EndingsPage },
  ],
  links: [
    { group, label: 'operations:doctor.title', path: paths.doctor, needs: 'operations.doctor', key: 'KeyN' },
    {
      group,
      label: 'operations:endings.title',
      path: paths.endings,
      needs: 'operations.endings',
      key: 'KeyZ',
    },
  ],
}
