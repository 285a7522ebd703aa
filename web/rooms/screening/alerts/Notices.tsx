import { Link } from '@tanstack/react-router'
import type { AlertNotice, People } from '../../../../contracts/alerts.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { whoOf } from './people.ts'

/** Something of an alert of the reader's unit was taken away: it stays here until somebody of the unit says it was seen (I-23). */
export function Notices({
  notices,
  people,
  look,
}: {
  notices: readonly AlertNotice[]
  people: People
  look: () => void
}) {
  const say = useSay()
  const who = whoOf(people)
  const seen = useAct<{ notice: string; site: string }, unknown>(
    body => `/alert-notices/${body.notice}/seen`,
    {
      after: look,
    },
  )
  if (notices.length === 0) return null
  return (
    <section className="panel notices" aria-labelledby="notices">
      <h2 id="notices">{say('alerts:notice.title')}</h2>
      <ul>
        {notices.map(({ id, site, alert, reference, number, effects, by }) => (
          <li key={id}>
            <span>
              {say('alerts:notice.line', {
                reference,
                number,
                who: who(by),
                effects: effects.map(effect => say(`alerts:effect.${effect}`)).join(', '),
              })}
            </span>
            <span className="row">
              <Link to={paths.alert(alert)}>{say('alerts:notice.open')}</Link>
              <Button onClick={() => seen.press({ notice: id, site })}>{say('alerts:notice.seen')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {seen.problem && <Trouble problem={seen.problem} again={seen.again} />}
    </section>
  )
}
