import { lazy } from 'react'
import { paths } from '../../paths.ts'
import { loadWords } from '../../platform/language.ts'
import type { Room } from '../../platform/room.ts'
import { crossingsDesk } from './desk.ts'
import { useMode } from './station.ts'

/** The border's work: the booth of first line, and the desks around the same file. */
export const crossings: Room = {
  ...crossingsDesk,
  // the booth's first load has room for no more: the words of its sheets and of F2 come behind the first paint
  speaks: ['documents', 'posts'],
  pages: [
    { path: paths.booth, frame: 'bare', load: async () => (await import('./BoothPage.tsx')).BoothPage },
    ...crossingsDesk.pages.map(page => ({ ...page, speaks: ['referrals', 'screening', 'onestop'] })),
  ],
  station: {
    useMode,
    // opened from any screen, so its words come with it
    Details: lazy(async () => {
      await loadWords(['crossings'])
      return import('./Details.tsx')
    }),
  },
}
