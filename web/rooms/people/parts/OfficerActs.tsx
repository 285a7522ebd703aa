import { type ReactNode, useState } from 'react'
import type { Change, IssuedPassword, OfficerFile } from '../../../../contracts/officers.ts'
import type { DutyName } from '../../../../contracts/posts.ts'
import { useAct } from '../../../platform/act.ts'
import { dayHere, moment } from '../../../platform/dates.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'
import { aboutOfficers } from '../queries.ts'
import { DutyChoice } from './DutyChoice.tsx'
import { Paper } from './Paper.tsx'

type Open = 'duties' | 'restore' | 'second-factor' | 'suspend' | 'end' | 'password'

const passwordShape: Record<OfficerFile['password'], StatusKind> = {
  none: 'waiting',
  temporary: 'working',
  over: 'look',
  own: 'clear',
}
const factorShape: Record<OfficerFile['factor'], StatusKind> = {
  'not-needed': 'none',
  due: 'waiting',
  enrolled: 'clear',
}

/** Three panels: duties, sign-in, service. One form is open at a time, in the place of its button. */
export function Acts({ file }: { file: OfficerFile }) {
  const say = useSay()
  const [open, setOpen] = useState<Open>()
  const [paper, setPaper] = useState<IssuedPassword>()
  const close = () => setOpen(undefined)
  const { officer, against } = file
  const left = officer.standing === 'left'
  const out = left || officer.standing === 'suspended'
  const refused = against ? say(against) : undefined
  const way = (act: Open, not?: string) => (
    <Button refused={refused ?? not} onClick={() => setOpen(act)}>
      {say(`people:act.${act}`)}
    </Button>
  )
  const propose = (change: Exclude<Change, { act: 'duties' }>) => (
    <Propose officer={officer.id} change={change} title={say(`people:act.${change.act}`)} close={close} />
  )
  const forms: Record<Open, () => ReactNode> = {
    duties: () => <ChangeDuties file={file} close={close} />,
    restore: () => propose({ act: 'restore' }),
    'second-factor': () => propose({ act: 'second-factor' }),
    suspend: () => <Suspend officer={officer.id} close={close} />,
    end: () => <End officer={officer.id} close={close} />,
    password: () => (
      <Password
        officer={officer.id}
        close={close}
        issued={next => {
          setPaper(next)
          close()
        }}
      />
    ),
  }
  const at = (...acts: Open[]) => open && acts.includes(open) && forms[open]()
  return (
    <div className="panels">
      <section className="panel stack" aria-labelledby="duties">
        <h2 id="duties">{say('people:officer.duties')}</h2>
        {officer.duties.length === 0 ? (
          <p className="quiet">{say('people:officer.no-duty')}</p>
        ) : (
          <ul>
            {officer.duties.map(duty => (
              <li key={duty}>{say(`posts:duty.${duty}`)}</li>
            ))}
          </ul>
        )}
        {at('duties') || way('duties', left ? say('people:refusal.has-left') : undefined)}
      </section>
      <section className="panel stack" aria-labelledby="sign-in">
        <h2 id="sign-in">{say('people:officer.sign-in')}</h2>
        <StatusWord of={passwordShape[file.password]}>
          {say(`people:password.${file.password}`, {
            until: file.passwordUntil ? moment(file.passwordUntil) : '',
          })}
        </StatusWord>
        <StatusWord of={factorShape[file.factor]}>{say(`people:factor.${file.factor}`)}</StatusWord>
        {paper && <Paper paper={paper} name={officer.name} />}
        {at('password', 'second-factor') || (
          <div className="buttons">
            {way('password', out ? say(`people:refusal.paper-${officer.standing}`) : undefined)}
            {file.factor === 'enrolled' && way('second-factor')}
          </div>
        )}
      </section>
      <section className="panel stack" aria-labelledby="service">
        <h2 id="service">{say('people:officer.service')}</h2>
        <p className="quiet">{say(`people:service.${officer.standing}`)}</p>
        {at('suspend', 'end', 'restore') || (
          <div className="buttons">
            {!out && way('suspend')}
            {!left && way('end')}
            {(out || officer.endsAt) && way('restore')}
          </div>
        )}
      </section>
    </div>
  )
}

interface FormProps {
  officer: string
  close: () => void
}

const reason = { least: 3, most: 300 }

/** What waits for a second administrator once it is sent. */
function Propose({
  officer,
  change,
  title,
  missing,
  close,
  children,
}: FormProps & { change: Change; title: string; missing?: string | undefined; children?: ReactNode }) {
  const say = useSay()
  const act = useAct<{ change: Change; reason: string }, unknown>(`/officers/${officer}/changes`, {
    after: close,
    refresh: aboutOfficers,
  })
  return (
    <ReasonForm
      {...reason}
      title={title}
      label={say('people:form.reason')}
      help={say('people:form.two')}
      verb={say('people:form.propose')}
      missing={missing}
      send={text => act.press({ change, reason: text })}
      close={close}
      act={act}
    >
      {children}
    </ReasonForm>
  )
}

function ChangeDuties({ file: { officer }, close }: { file: OfficerFile; close: () => void }) {
  const say = useSay()
  const [next, setNext] = useState<DutyName[]>(officer.duties)
  const give = next.filter(duty => !officer.duties.includes(duty))
  const take = officer.duties.filter(duty => !next.includes(duty))
  const missing = give.length + take.length === 0 ? say('people:form.nothing-changes') : undefined
  return (
    <Propose
      officer={officer.id}
      change={{ act: 'duties', give, take }}
      title={say('people:act.duties')}
      missing={missing}
      close={close}
    >
      <DutyChoice label={say('people:officer.duties')} held={next} choose={setNext} />
    </Propose>
  )
}

function Suspend({ officer, close }: FormProps) {
  const say = useSay()
  const act = useAct<{ reason: string }, unknown>(`/officers/${officer}/suspension`, {
    after: close,
    refresh: aboutOfficers,
  })
  return (
    <ReasonForm
      {...reason}
      title={say('people:act.suspend')}
      label={say('people:form.reason')}
      help={say('people:form.at-once')}
      verb={say('people:act.suspend')}
      send={text => act.press({ reason: text })}
      close={close}
      act={act}
    />
  )
}

function End({ officer, close }: FormProps) {
  const say = useSay()
  const [lastDay, setLastDay] = useState(dayHere())
  const act = useAct<{ lastDay: string; reason: string }, unknown>(`/officers/${officer}/end`, {
    after: close,
    refresh: aboutOfficers,
  })
  return (
    <ReasonForm
      {...reason}
      title={say('people:act.end')}
      label={say('people:form.reason')}
      verb={say('people:act.end')}
      missing={lastDay ? undefined : say('people:form.day-first')}
      send={text => act.press({ lastDay, reason: text })}
      close={close}
      act={act}
    >
      <Field label={say('people:form.last-day')} help={say('people:form.last-day-help')}>
        {props => (
          <input
            {...props}
            type="date"
            required
            value={lastDay}
            onChange={event => setLastDay(event.target.value)}
          />
        )}
      </Field>
    </ReasonForm>
  )
}

function Password({ officer, close, issued }: FormProps & { issued: (paper: IssuedPassword) => void }) {
  const say = useSay()
  const act = useAct<{ reason: string }, IssuedPassword>(`/officers/${officer}/password`, {
    after: issued,
    refresh: aboutOfficers,
  })
  return (
    <ReasonForm
      {...reason}
      title={say('people:act.password')}
      label={say('people:form.reason')}
      help={say('people:form.password')}
      verb={say('people:form.issue')}
      send={text => act.press({ reason: text })}
      close={close}
      act={act}
    />
  )
}
