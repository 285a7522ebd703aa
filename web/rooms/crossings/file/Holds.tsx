import type { ReactNode } from 'react'
import type { CrossingFile, HoldView } from '../../../../contracts/crossings.ts'
import { Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { time } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useMay, useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { isDecided } from './standing.ts'
import { useFileAct } from './useFile.ts'

function Hold({ hold, children }: { hold: HoldView; children?: ReactNode }) {
  const say = useSay()
  const colleagues = useColleagues()
  const authority = { words: hold.authorityName }
  return (
    <li className="hold">
      {hold.liftedAt ? (
        <StatusWord of="none">
          {say('crossings:file.lifted', { authority, time: { time: hold.liftedAt } })}
        </StatusWord>
      ) : (
        <StatusWord of="look">
          <b>{say('crossings:file.held-by', { authority })}</b>
        </StatusWord>
      )}
      <span className="small quiet">
        <Value>{colleagues.name(hold.by) ?? ''}</Value> {time(hold.at)}
      </span>
      {hold.reason !== null && (
        <p>
          <Value>{hold.reason}</Value>
        </p>
      )}
      {children}
    </li>
  )
}

/** Holds with who, when and why, and whose they are to lift: only the authority that held. `L` lifts the oldest of mine. */
export function Holds({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const { authority } = useSession().officer
  const lift = useFileAct<{ crossing: string; hold: string }>(
    body => `holds/${body.hold}/lift`,
    () => {},
  )
  const press = (hold: HoldView) => lift.press({ crossing: file.id, hold: hold.id })
  const against = (hold: HoldView) => {
    if (isDecided(file.state)) return say('crossings:refusal.decided')
    if (hold.authority !== authority)
      return say('crossings:file.lift-theirs', { authority: { words: hold.authorityName } })
    return may('crossings.liftHold') ? undefined : say('platform:refusal.duty')
  }
  const open = file.holds.filter(hold => !hold.liftedAt)
  const mine = open.find(hold => !against(hold))
  useKeys(mine ? { KeyL: { label: say('crossings:file.lift'), act: () => press(mine) } } : {})
  return (
    <section className="panel" aria-labelledby="holds">
      <h2 id="holds">{say('crossings:file.holds')}</h2>
      {file.holds.length === 0 && <p className="quiet">{say('crossings:file.no-holds')}</p>}
      <ul className="people">
        {file.holds.map(hold => (
          <Hold key={hold.id} hold={hold}>
            {!hold.liftedAt && (
              <Button
                shortcut={hold === mine ? 'L' : undefined}
                refused={against(hold)}
                onClick={() => press(hold)}
              >
                {say('crossings:file.lift')}
              </Button>
            )}
          </Hold>
        ))}
      </ul>
      {lift.problem && <Trouble problem={lift.problem} again={lift.again} />}
    </section>
  )
}
