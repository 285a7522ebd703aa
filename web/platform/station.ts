import { createContext, useContext } from 'react'
import type { Room, StationParts } from './room.ts'

const Context = createContext<readonly Room[]>([])

/** The rooms of the web, given once by the app, so that frames need not import them. */
export const RoomsProvider = Context.Provider
export const useRooms = (): readonly Room[] => useContext(Context)

const none = () => undefined

/** What rooms give to every screen: the mode pill, what `F9` shows, the way out. The first room that gives a part gives it. */
export function useStation(): { useMode: NonNullable<StationParts['useMode']> } & Omit<
  StationParts,
  'useMode'
> {
  const parts = useRooms().flatMap(room => (room.station ? [room.station] : []))
  return {
    useMode: parts.find(part => part.useMode)?.useMode ?? none,
    Details: parts.find(part => part.Details)?.Details,
    Notice: parts.find(part => part.Notice)?.Notice,
    Alarm: parts.find(part => part.Alarm)?.Alarm,
    SignOut: parts.find(part => part.SignOut)?.SignOut,
  }
}
