import { lazy } from 'react'
import { paths } from '../../../paths.ts'
import { loadWords } from '../../../platform/language.ts'
import type { Room } from '../../../platform/room.ts'

/** The emergency account: its door beside sign-in, the bar over its own screens, and what the others see and do. Its words are its own. */
export const emergency: Room = {
  name: 'emergency',
  pages: [
    {
      path: paths.emergency,
      frame: 'bare',
      open: true,
      speaks: ['posts'],
      load: async () => (await import('./DoorPage.tsx')).DoorPage,
    },
    {
      path: paths.emergencyAccount,
      frame: 'desk',
      load: async () => (await import('./AccountPage.tsx')).AccountPage,
    },
  ],
  links: [
    {
      group: 'people:nav.group',
      label: 'emergency:title',
      path: paths.emergencyAccount,
      needs: 'posts.emergency',
      key: 'KeyY',
    },
  ],
  station: {
    Alarm: lazy(async () => {
      await loadWords(['emergency'])
      return import('./Bar.tsx')
    }),
  },
}
