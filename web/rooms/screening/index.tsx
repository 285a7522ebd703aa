import { paths } from '../../paths.ts'
import type { Page, Room } from '../../platform/room.ts'

const desk = (path: string, load: Page['load']): Page => ({ path, frame: 'desk', load, speaks: ['alerts'] })
const formPage = () => import('./AlertFormPage.tsx')

/** The alert desk. */
const alerts: Page[] = [
  desk(paths.alerts, async () => (await import('./AlertsPage.tsx')).AlertsPage),
  desk(paths.newAlert, async () => (await formPage()).NewAlertPage),
  desk(paths.alert(), async () => (await import('./AlertPage.tsx')).AlertPage),
  desk(paths.changeAlert(), async () => (await formPage()).ChangeAlertPage),
  desk(paths.alertProposal(), async () => (await import('./ProposalPage.tsx')).ProposalPage),
  desk(paths.numbers, async () => (await import('./NumbersPage.tsx')).NumbersPage),
  desk(paths.listOutcomes(), async () => (await import('./OutcomesPage.tsx')).OutcomesPage),
  desk(paths.figures, async () => (await import('./FiguresPage.tsx')).FiguresPage),
]

/** Hits that a second person judges, and the lists that they come from. */
export const screening: Room = {
  name: 'screening',
  speaks: ['crossings'],
  pages: [
    ...alerts,
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
      label: 'screening:nav.alerts',
      path: paths.alerts,
      needs: 'screening.alerts',
      key: 'KeyA',
    },
    {
      group: 'platform:nav.lists',
      label: 'screening:nav.numbers',
      path: paths.numbers,
      needs: 'screening.lookUpNumber',
      key: 'KeyN',
    },
    {
      group: 'platform:nav.lists',
      label: 'screening:nav.figures',
      path: paths.figures,
      needs: 'screening.figures',
      key: 'KeyQ',
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
