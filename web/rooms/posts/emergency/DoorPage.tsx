import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type {
  EmergencyDoor,
  EmergencyDuty,
  OpenEmergency,
  OpenedEmergency,
} from '../../../../contracts/emergency.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { Problem } from '../../../platform/api.ts'
import { Id } from '../../../platform/bidi.tsx'
import { date, time } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { useRefreshSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { DoorFrame } from '../parts/DoorFrame.tsx'
import { doorQuery } from './queries.ts'
import './emergency.css'

const duties: readonly EmergencyDuty[] = ['administrator', 'shift-leader']

/** The door of the emergency account: two people type two letters, and say why. */
export function DoorPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery(doorQuery)
  const elsewhere = error instanceof Problem && error.type === 'not-enrolled'
  return (
    <DoorFrame title={say('emergency:title')}>
      <p className="door-text">{say('emergency:door.lead')}</p>
      {isPending && <Loading rows={3} />}
      {elsewhere && <StatusWord of="stop">{say('emergency:door.not-here')}</StatusWord>}
      {error && !elsewhere && <Trouble problem={error} again={() => void refetch()} />}
      {data && <Door door={data} />}
      <p>
        <Link to={paths.signIn}>{say('emergency:door.back')}</Link>
      </p>
    </DoorFrame>
  )
}

function Door({ door: { place, seal } }: { door: EmergencyDoor }) {
  const say = useSay()
  const number = seal.number ?? ''
  return (
    <>
      <Facts
        small
        facts={[
          { label: say('emergency:door.place'), value: <b>{spoken(place)}</b> },
          ...(seal.at
            ? [{ label: say('emergency:door.seal'), value: <Seal number={number} at={seal.at} /> }]
            : []),
        ]}
      />
      {seal.state === 'none' && <StatusWord of="stop">{say('emergency:door.none')}</StatusWord>}
      {seal.state === 'spent' && <StatusWord of="stop">{say('emergency:door.spent', { number })}</StatusWord>}
      {seal.state === 'sealed' && <Form />}
    </>
  )
}

function Seal({ number, at }: { number: string; at: string }) {
  return (
    <>
      <Id>{number}</Id> <span className="quiet nowrap">{`${date(at)} · ${time(at)}`}</span>
    </>
  )
}

const characters = (typed: string) => typed.replace(/[^a-z0-9]/gi, '').length
const wholeCode = 20

function Form() {
  const say = useSay()
  const navigate = useNavigate()
  const router = useRouter()
  const refresh = useRefreshSession()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [duty, setDuty] = useState<EmergencyDuty>('administrator')
  const [reason, setReason] = useState('')
  const open = useAct<OpenEmergency, OpenedEmergency>('/emergency/openings', {
    after: async ({ ath }) => {
      await refresh(ath)
      await router.invalidate()
      await navigate({ to: paths.home })
    },
    refresh: [doorQuery.queryKey],
  })
  const { problem } = open
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.press({ first, second, duty, reason: reason.trim() })
  }
  return (
    <form className="door-form" onSubmit={submit}>
      <Letter nth="first" value={first} set={setFirst} />
      <Letter nth="second" value={second} set={setSecond} />
      <Choice
        label={say('emergency:door.as')}
        value={duty}
        options={duties.map(value => ({ value, label: say(`emergency:door.as-${value}`) }))}
        choose={setDuty}
      />
      <Field label={say('emergency:door.reason')} help={say('emergency:door.reason-help')}>
        {props => (
          <textarea
            {...props}
            dir="auto"
            rows={3}
            required
            minLength={10}
            maxLength={1000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {problem && <Trouble problem={problem} again={problem.type === 'line-down' ? open.again : undefined} />}
      <div className="row">
        <Button type="submit" primary big aria-busy={open.pending || undefined}>
          {say('emergency:door.act')}
        </Button>
      </div>
    </form>
  )
}

/** A code from paper: seen by whoever types it, and by nobody once they have left the field. */
function Letter({
  nth,
  value,
  set,
}: {
  nth: 'first' | 'second'
  value: string
  set: (typed: string) => void
}) {
  const say = useSay()
  const [typing, setTyping] = useState(false)
  const typed = characters(value)
  const short = !typing && value !== '' && typed !== wholeCode
  return (
    <Field
      label={say(`emergency:door.${nth}`)}
      help={say(`emergency:door.${nth}-help`)}
      error={short ? say('emergency:door.short', { count: typed }) : undefined}
    >
      {props => (
        <input
          {...props}
          className="id emergency-code"
          type={typing ? 'text' : 'password'}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={80}
          value={value}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  )
}
