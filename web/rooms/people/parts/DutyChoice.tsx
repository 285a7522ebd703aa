import type { DutyName } from '../../../../contracts/posts.ts'
import { useSay } from '../../../platform/words.ts'
import { duties } from '../queries.ts'

/** Any of the duties, all visible; which of them ask for a code app is said beside them. */
export function DutyChoice({
  label,
  held,
  choose,
}: {
  label: string
  held: readonly DutyName[]
  choose: (next: DutyName[]) => void
}) {
  const say = useSay()
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-options">
        {duties.map(duty => (
          <label key={duty}>
            <input
              type="checkbox"
              checked={held.includes(duty)}
              onChange={event =>
                choose(duties.filter(known => (known === duty ? event.target.checked : held.includes(known))))
              }
            />
            {say(`posts:duty.${duty}`)}
          </label>
        ))}
      </div>
      <p className="small quiet">{say('people:duties.factor')}</p>
    </fieldset>
  )
}
