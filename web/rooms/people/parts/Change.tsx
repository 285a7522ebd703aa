import type { Change } from '../../../../contracts/officers.ts'
import { useSay } from '../../../platform/words.ts'

/** What a proposal would change, in words: one sentence for what is given, one for what is taken. */
export function What({ change }: { change: Change }) {
  const say = useSay()
  if (change.act !== 'duties') return <>{say(`people:change.${change.act}`)}</>
  const named = (duties: readonly string[]) => duties.map(duty => say(`posts:duty.${duty}`)).join(', ')
  return (
    <>
      {change.give.length > 0 && <span>{say('people:change.give', { duties: named(change.give) })}</span>}{' '}
      {change.take.length > 0 && <span>{say('people:change.take', { duties: named(change.take) })}</span>}
    </>
  )
}
