import type { DutyName } from '../../../../contracts/posts.ts'
import { useColleagues } from '../../../platform/colleagues.ts'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'

/** Whom to ask when one's own duty does not include an act: for naming colleagues only, the server decides. */
const whoCan = {
  'crossings.hold': ['second-line', 'shift-leader', 'customs'],
  'crossings.withdraw': ['shift-leader', 'second-line'],
  'crossings.proposeCorrection': ['shift-leader', 'second-line', 'first-line'],
} as const satisfies Record<string, readonly DutyName[]>

/** Why an act is not this reader's, with the names of those on duty who can; undefined when it is. */
export function useNotMine(): (action: keyof typeof whoCan) => string | undefined {
  const say = useSay()
  const may = useMay()
  const colleagues = useColleagues()
  return action => {
    if (may(action)) return undefined
    const who = colleagues.with(whoCan[action])
    return who.length > 0 ? say('crossings:file.ask', { who: who.join(', ') }) : say('platform:refusal.duty')
  }
}
