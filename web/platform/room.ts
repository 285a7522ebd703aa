import type { ComponentType } from 'react'
import type { StripProps } from '../ui/Strip.tsx'
import { loadWords } from './language.ts'

export interface Page {
  /** From `paths`; `$id` is a parameter, read with `useParams({ strict: false })`. */
  path: string
  /** `bare`: the page draws everything (booth, sign-in). `desk`: inside the strip and the side navigation, where antd may be used. */
  frame: 'bare' | 'desk'
  /** Opens without a session. */
  open?: boolean
  load: () => Promise<ComponentType>
  /** Words of other rooms that this page says, besides those the room speaks everywhere. */
  speaks?: readonly string[]
}

/** An entry of the side navigation of desks: words, no icons. */
export interface NavigationLink {
  /** Key of the group's heading, shared by rooms: `platform:nav.border`. */
  group: string
  label: string
  path: string
  /** Name of the action without which the entry has no use and is absent. */
  needs?: string
  /** `G` and then this key go there, by position: `KeyC`. One key, one workspace. */
  key?: string
}

/** What one room gives to every screen. */
export interface StationParts {
  /** A hook: the mode pill of the strip, said with words of the platform. */
  useMode?: (() => StripProps['mode']) | undefined
  /** Mode and lists, in the sheet of `F9`; load it lazily. */
  Details?: ComponentType | undefined
  /** What waits for this officer, in the strip of every screen; load it lazily. */
  Notice?: ComponentType | undefined
  /** Over every screen of a session that is out of the ordinary (`session.emergency`); load it lazily. */
  Alarm?: ComponentType | undefined
  /** The way out, in the same sheet: end the shift, sign out. */
  SignOut?: ComponentType | undefined
}

export interface Room {
  /** Its words are `i18n/<lang>/<name>.json`, loaded before a page of it is shown. */
  name: string
  /** Other rooms whose words its pages say. */
  speaks?: readonly string[]
  pages: readonly Page[]
  links?: readonly NavigationLink[]
  station?: StationParts
}

/** Fetches a page and the words it needs together, so that it is drawn once. */
export async function openPage(room: Room, page: Page): Promise<{ default: ComponentType }> {
  const [component] = await Promise.all([
    page.load(),
    loadWords([room.name, ...(room.speaks ?? []), ...(page.speaks ?? [])]),
  ])
  return { default: component }
}

/** Rooms whose words the side navigation and the sheet of `G` say. */
export const speaking = (rooms: readonly Room[]): string[] =>
  rooms.filter(room => room.links?.length).map(room => room.name)
