import { lazy } from 'react'
import { paths } from '../../paths.ts'
import { loadWords } from '../../platform/language.ts'
import type { Room } from '../../platform/room.ts'

/** Who works where: this browser as a workstation, sign-in, start and end of a shift. */
export const posts: Room = {
  name: 'posts',
  pages: [
    {
      path: paths.signIn,
      frame: 'bare',
      open: true,
      load: async () => (await import('./SignInPage.tsx')).SignInPage,
    },
    {
      path: paths.workstation,
      frame: 'bare',
      open: true,
      load: async () => (await import('./WorkstationPage.tsx')).WorkstationPage,
    },
    {
      path: paths.regime,
      frame: 'desk',
      speaks: ['regime'],
      load: async () => (await import('./RegimePage.tsx')).RegimePage,
    },
    {
      path: paths.shift,
      frame: 'bare',
      speaks: ['shift', 'emergency'],
      load: async () => (await import('./ShiftPage.tsx')).ShiftPage,
    },
  ],
  links: [{ group: 'platform:nav.border', label: 'posts:what-may-cross', path: paths.regime }],
  station: {
    // opened from any screen, so its words come with it
    SignOut: lazy(async () => {
      await loadWords(['posts'])
      return import('./WayOut.tsx')
    }),
  },
}
