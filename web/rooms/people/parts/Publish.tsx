import { type FormEvent, useState } from 'react'
import type { RosterChoice } from '../../../../contracts/officers.ts'
import type { DutyName } from '../../../../contracts/posts.ts'
import { useAct } from '../../../platform/act.ts'
import { dayHere } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { spans } from './wall.ts'

interface Draft {
  officer: string
  duty: string
  lane: string
  day: string
  from: string
  until: string
  days: number
}
type Entries = { entries: { officer: string; lane: string; duty: DutyName; from: string; until: string }[] }

/** The shift leader says who is meant to be where, the same hours on one day or several. */
export function Publish({ choice, close }: { choice: RosterChoice; close: () => void }) {
  const say = useSay()
  const { post } = useSession()
  const [draft, setDraft] = useState<Draft>({
    officer: '',
    duty: '',
    lane: '',
    day: dayHere(),
    from: '08:00',
    until: '20:00',
    days: 1,
  })
  const act = useAct<Entries, { published: number }>('/rosters', { refresh: [['roster']] })
  const set = (change: Partial<Draft>) => {
    act.clear()
    setDraft({ ...draft, ...change })
  }
  const held = choice.officers.find(known => known.id === draft.officer)?.duties ?? []
  const duty = held.find(known => known === draft.duty) ?? (held.length === 1 ? held[0] : undefined)
  const lanes = choice.lanes.filter(known => duty && known.duties.includes(duty))
  const lane = lanes.find(known => known.id === draft.lane) ?? (lanes.length === 1 ? lanes[0] : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { officer } = draft
    if (!duty || !lane) return
    act.press({ entries: spans(draft, post?.zone).map(span => ({ officer, lane: lane.id, duty, ...span })) })
  }
  const pick = (
    name: 'officer' | 'duty' | 'lane',
    label: string,
    value: string | undefined,
    options: readonly (readonly [string, string])[],
  ) => (
    <Field label={label}>
      {props => (
        <select {...props} required value={value ?? ''} onChange={e => set({ [name]: e.target.value })}>
          <option value="">{say('people:form.choose')}</option>
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  const clock = (name: 'from' | 'until', label: string, help?: string) => (
    <Field label={label} help={help}>
      {props => (
        <input
          {...props}
          type="time"
          required
          value={draft[name]}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form className="panel officer-form roster-publish" onSubmit={submit}>
      <h2>{say('people:roster.publish')}</h2>
      {pick(
        'officer',
        say('people:roster.officer'),
        draft.officer,
        choice.officers.map(known => [known.id, `${known.name}, ${spoken(known.rank)}`]),
      )}
      {pick(
        'duty',
        say('people:roster.duty'),
        duty,
        held.map(known => [known, say(`posts:duty.${known}`)]),
      )}
      {pick(
        'lane',
        say('people:roster.lane'),
        lane?.id,
        lanes.map(known => [known.id, spoken(known.name)]),
      )}
      <div className="roster-hours">
        <Field label={say('people:roster.day')}>
          {props => (
            <input
              {...props}
              type="date"
              required
              value={draft.day}
              onChange={event => set({ day: event.target.value })}
            />
          )}
        </Field>
        {clock('from', say('people:roster.begins'))}
        {clock('until', say('people:roster.ends'))}
        <Field label={say('people:roster.days')}>
          {props => (
            <input
              {...props}
              type="number"
              required
              min={1}
              max={31}
              value={draft.days || ''}
              onChange={event => set({ days: Number(event.target.value) })}
            />
          )}
        </Field>
      </div>
      <p className="small quiet">{say('people:roster.publish-help')}</p>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      {act.answer && <p role="status">{say('people:roster.published', { count: act.answer.published })}</p>}
      <div className="row">
        <Button primary type="submit" aria-busy={act.pending}>
          {say('people:roster.publish')}
        </Button>
        <Button onClick={close}>{say('platform:close')}</Button>
      </div>
    </form>
  )
}
