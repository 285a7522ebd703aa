import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { Evacuations, EvacuationView, OpenEvacuation } from '../../../../contracts/regime.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { moment } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'
import { Nations, Several } from './ProvisionForm.tsx'
import { changed, evacuationsQuery } from './queries.ts'
import { kinds, listed, states, ways } from './said.ts'

type Answer = z.infer<typeof Evacuations>
const shapes: Record<EvacuationView['state'], StatusKind> = {
  waiting: 'look',
  confirmed: 'clear',
  unconfirmed: 'stop',
  closed: 'none',
  over: 'none',
}

function Open({ close }: { close: () => void }) {
  const say = useSay()
  const [order, setOrder] = useState('')
  const [reason, setReason] = useState('')
  const [classes, setClasses] = useState<(typeof kinds)[number][]>([])
  const [way, setWay] = useState<'both' | 'entry' | 'exit'>('entry')
  const [nations, setNations] = useState<string[]>([])
  const [hours, setHours] = useState(12)
  const open = useAct<z.infer<typeof OpenEvacuation>, Answer>('/evacuations', {
    after: close,
    refresh: changed,
  })
  const missing =
    order.trim().length < 3
      ? say('regime:evacuation.missing-order')
      : reason.trim().length < 5
        ? say('regime:evacuation.missing-reason')
        : undefined
  const send = () =>
    !missing &&
    open.press({
      order: order.trim(),
      reason: reason.trim(),
      classes: classes.length > 0 ? classes : null,
      direction: way === 'both' ? null : way,
      nationalities: nations.length > 0 ? nations : null,
      hours,
    })
  return (
    <form
      className="regime-provision"
      aria-label={say('regime:evacuation.open')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label={say('regime:evacuation.order')} help={say('regime:evacuation.order-help')}>
        {props => (
          <input
            {...props}
            dir="auto"
            maxLength={300}
            value={order}
            onChange={e => setOrder(e.target.value)}
          />
        )}
      </Field>
      <Field label={say('regime:evacuation.reason')} help={say('regime:evacuation.reason-help')}>
        {props => (
          <textarea
            {...props}
            dir="auto"
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={e => setReason(e.target.value)}
          />
        )}
      </Field>
      <Several
        label={say('regime:form.classes')}
        none={say('regime:every-class')}
        value={classes}
        options={kinds.map(value => ({ value, label: say(`regime:class.${value}`) }))}
        choose={setClasses}
      />
      <Choice<'both' | 'entry' | 'exit'>
        label={say('regime:direction')}
        value={way}
        options={[
          ...ways.map(value => ({ value, label: say(`platform:direction.${value}`) })),
          { value: 'both', label: say('regime:both-ways') },
        ]}
        choose={setWay}
      />
      <Nations value={nations} choose={setNations} />
      <Field label={say('regime:evacuation.hours')} help={say('regime:evacuation.hours-help')}>
        {props => (
          <input
            {...props}
            type="number"
            min={1}
            max={72}
            value={hours}
            onChange={e => setHours(Math.min(72, Math.max(1, Number(e.target.value) || 1)))}
          />
        )}
      </Field>
      {open.problem && <Trouble problem={open.problem} again={open.again} />}
      <div className="buttons">
        <Button primary type="submit" aria-busy={open.pending} refused={missing}>
          {say('regime:evacuation.open')}
        </Button>
        <Button onClick={close}>{say('platform:act.cancel')}</Button>
      </div>
    </form>
  )
}

function Mode({ of }: { of: EvacuationView }) {
  const say = useSay()
  const may = useMay()
  const me = useSession().officer.id
  const colleagues = useColleagues()
  const who = (id: string) => colleagues.name(id) ?? say('regime:acts.somebody')
  const [closing, setClosing] = useState(false)
  const confirm = useAct<Record<string, never>, Answer>(`/evacuations/${of.id}/confirmation`, {
    refresh: changed,
  })
  const end = useAct<{ reason: string }, Answer>(`/evacuations/${of.id}/end`, {
    refresh: changed,
    after: () => setClosing(false),
  })
  const live = of.state !== 'closed' && of.state !== 'over'
  return (
    <li className="regime-mode">
      <StatusWord of={shapes[of.state]}>
        <b>{say(`regime:evacuation.state.${of.state}`, { by: moment(of.confirmBy) })}</b>
      </StatusWord>
      <p>
        <Value>{of.order}</Value>
      </p>
      <p className="quiet">
        {[
          of.classes
            ? listed(of.classes.map(kind => say(`regime:class.${kind}`)))
            : say('regime:every-class'),
          say(of.direction ? `platform:direction.${of.direction}` : 'regime:both-ways'),
          of.nationalities ? states(of.nationalities) : say('regime:everybody'),
        ].join(' · ')}
      </p>
      <p className="small quiet">
        {say('regime:evacuation.opened', { who: who(of.by), at: moment(of.at), until: moment(of.until) })}{' '}
        {of.confirmed &&
          say('regime:evacuation.confirmed', { who: who(of.confirmed.by), at: moment(of.confirmed.at) })}{' '}
        {of.closed && say('regime:evacuation.closed', { who: who(of.closed.by), at: moment(of.closed.at) })}{' '}
        {say('regime:evacuation.crossings', { count: of.crossings })}
      </p>
      {(confirm.problem ?? end.problem) && !closing && (
        <Trouble problem={confirm.problem ?? end.problem} again={confirm.again ?? end.again} />
      )}
      {live && closing && (
        <ReasonForm
          title={say('regime:evacuation.close')}
          label={say('regime:evacuation.reason')}
          verb={say('regime:evacuation.close')}
          least={5}
          most={1000}
          close={() => setClosing(false)}
          act={end}
          send={reason => end.press({ reason })}
        />
      )}
      {live && !closing && (
        <div className="buttons">
          {!of.confirmed && may('posts.confirmEvacuation') && (
            <Button
              primary
              aria-busy={confirm.pending}
              onClick={() => confirm.press({})}
              refused={of.by === me ? say('platform:refusal.own-proposal') : undefined}
            >
              {say('regime:evacuation.confirm')}
            </Button>
          )}
          {may('posts.closeEvacuation') && (
            <Button onClick={() => setClosing(true)}>{say('regime:evacuation.close')}</Button>
          )}
        </div>
      )}
    </li>
  )
}

/** Evacuation at the reader's post: opened by the shift leader, confirmed by a second person, closed with a reason (I-35). */
export function Evacuation() {
  const say = useSay()
  const may = useMay()
  const { shift } = useSession()
  const [opening, setOpening] = useState(false)
  const { data, error, isPending, refetch } = useQuery(evacuationsQuery)
  if (isPending) return <Loading rows={2} />
  if (!data) return <Trouble problem={error} again={() => void refetch()} />
  const live = data.rows.some(row => row.state !== 'closed' && row.state !== 'over')
  if (data.rows.length === 0 && !may('posts.openEvacuation')) return null
  return (
    <section className="panel" aria-label={say('regime:evacuation.name')}>
      <h2>{say('regime:evacuation.name')}</h2>
      {data.rows.length === 0 && <p className="quiet">{say('regime:evacuation.none')}</p>}
      <ul className="regime-waitings">
        {data.rows.map(row => (
          <Mode key={row.id} of={row} />
        ))}
      </ul>
      {opening && <Open close={() => setOpening(false)} />}
      {!opening && !live && may('posts.openEvacuation') && (
        <Button onClick={() => setOpening(true)} refused={shift ? undefined : say('platform:refusal.shift')}>
          {say('regime:evacuation.open')}
        </Button>
      )}
    </section>
  )
}
