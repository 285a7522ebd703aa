import { useColleagues } from '../../../platform/colleagues.ts'
import { useSay } from '../../../platform/words.ts'

/** Whoever did something with a list: by name while on duty here, else by what is known. */
export function useDoer(): (id: string) => string {
  const say = useSay()
  const colleagues = useColleagues()
  return id =>
    id === 'node' ? say('screening:lists.by-node') : (colleagues.name(id) ?? say('screening:lists.by-other'))
}
