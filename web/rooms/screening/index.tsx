import { paths } from '../../paths.ts'
import type { Room } from '../../platform/room.ts'

/** Hits that a second person judges, and the lists that they come from. */
export const screening: Room = {
  name: 'screening',
  speaks: ['crossings'],
  pages: [
    { path: paths.hits, frame: 'desk', load: async () => (await import('./HitsPage.tsx')).HitsPage },
    { path: paths.hit(), frame: 'desk', load: async () => (await import('./HitPage.tsx')).HitPage },
    { path: paths.lists, frame: 'desk', load: async () => (await import('./ListsPage.tsx')).ListsPage },
    { path: paths.list(), frame: 'desk', load: async () => (await import('./ListPage.tsx')).ListPage },
  ],
  links: [
    {
      group: 'platform:nav.border',
      label: 'screening:hits.title',
      path: paths.hits,
      needs: 'screening.hits',
      key: 'KeyH',
    },
    {
      group: 'platform:nav.lists',
      label: 'screening:lists.title',
      path: paths.lists,
      needs: 'screening.list',
      key: 'KeyL',
    },
  ],
}
