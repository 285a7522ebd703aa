import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

/** The administrators' desk: officers and what two administrators decide together, workstations, the published roster, who may do what. */
export const people: Room = {
  name: 'people',
  speaks: ['posts'],
  pages: [
    {
      path: paths.officers,
      frame: 'desk',
      load: async () => (await import('./OfficersPage.tsx')).OfficersPage,
    },
    { path: paths.addOfficer, frame: 'desk', load: async () => (await import('./AddPage.tsx')).AddPage },
    {
      path: paths.importOfficers,
      frame: 'desk',
      load: async () => (await import('./ImportPage.tsx')).ImportPage,
    },
    {
      path: paths.officer(),
      frame: 'desk',
      load: async () => (await import('./OfficerPage.tsx')).OfficerPage,
    },
    {
      path: paths.workstations,
      frame: 'desk',
      load: async () => (await import('./WorkstationsPage.tsx')).WorkstationsPage,
    },
    { path: paths.roster, frame: 'desk', load: async () => (await import('./RosterPage.tsx')).RosterPage },
    {
      path: paths.duties,
      frame: 'desk',
      load: async () => (await import('./DutiesPage.tsx')).DutiesPage,
      speaks: ['duties'],
    },
  ],
  links: [
    {
      group: 'people:nav.group',
      label: 'people:officers.title',
      path: paths.officers,
      needs: 'posts.officers',
      key: 'KeyO',
    },
    {
      group: 'people:nav.group',
      label: 'people:workstations.title',
      path: paths.workstations,
      needs: 'posts.listWorkstations',
      key: 'KeyW',
    },
    {
      group: 'people:nav.group',
      label: 'people:roster.title',
      path: paths.roster,
      needs: 'posts.roster',
      key: 'KeyR', // the first shift leader of a post stands on no roster and begins here
    },
    {
      group: 'people:nav.group',
      label: 'people:duties.title',
      path: paths.duties,
      needs: 'posts.permissions',
    },
  ],
}
