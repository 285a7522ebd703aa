import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useMay, useMaybeSession } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, Field } from '../../ui/Field.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { listsQuery } from '../posts/queries.ts'
import { modeQuery, type Standing } from './queries.ts'

/** `F9`: how old each list is, and the permission to clear with an old one, which the shift leader opens and closes. */
export function Details() {
  const say = useSay()
  const session = useMaybeSession()
  const lists = useQuery({ ...listsQuery, enabled: session !== null })
  if (!session) return null
  return (
    <>
      {lists.error && <Trouble problem={lists.error} again={() => void lists.refetch()} />}
      {lists.isPending && <Loading rows={2} />}
      {lists.data && (
        <Rows label={say('crossings:mode.lists')}>
          {lists.data.lists.map(age => (
            <Row
              key={age.list}
              status={age.at === null ? 'unknown' : age.stale ? 'look' : 'clear'}
              end={
                age.at === null
                  ? say('crossings:mode.not-loaded')
                  : say(age.stale ? 'crossings:mode.old' : 'crossings:mode.of', {
                      time: age.at,
                      count: age.entries,
                    })
              }
            >
              {spoken(age.name)}
            </Row>
          ))}
        </Rows>
      )}
      {session.shift && <ModeNow />}
    </>
  )
}

function ModeNow() {
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const mode = useQuery(modeQuery)
  const known = (standing: Standing) => queries.setQueryData(modeQuery.queryKey, standing)
  const close = useAct<{ mode: string }, Standing>(body => `/modes/${body.mode}/end`, { after: known })
  if (mode.error) return <Trouble problem={mode.error} again={() => void mode.refetch()} />
  if (!mode.data) return <Loading rows={1} />
  const open = mode.data.mode
  if (!open)
    return (
      <>
        <StatusWord of="clear">{say('crossings:mode.none')}</StatusWord>
        {may('crossings.openMode') && <OpenForm known={known} />}
      </>
    )
  return (
    <>
      <StatusWord of="look">
        {say(`crossings:mode.cause.${open.cause}`, { from: open.openedAt, until: open.until })}
      </StatusWord>
      {close.problem && <Trouble problem={close.problem} again={close.again} />}
      {may('crossings.closeMode') && (
        <div className="row">
          <Button onClick={() => close.press({ mode: open.id })}>{say('crossings:mode.close')}</Button>
        </div>
      )}
    </>
  )
}

const causes = ['stale-list', 'line-down'] as const
const hours = ['1', '2', '4', '8'] as const

function OpenForm({ known }: { known: (standing: Standing) => void }) {
  const say = useSay()
  const [cause, setCause] = useState<(typeof causes)[number]>('stale-list')
  const [long, setLong] = useState<(typeof hours)[number]>('1')
  const [reason, setReason] = useState('')
  const open = useAct<{ cause: string; hours: number; reason: string }, Standing>('/modes', { after: known })
  const short = reason.trim().length < 5 ? say('crossings:mode.reason-needed') : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!short) open.press({ cause, hours: Number(long), reason: reason.trim() })
  }
  return (
    <form className="stack" onSubmit={send}>
      <Choice
        label={say('crossings:mode.cause-label')}
        value={cause}
        options={causes.map(value => ({ value, label: say(`crossings:mode.cause-name.${value}`) }))}
        choose={setCause}
      />
      <Choice
        label={say('crossings:mode.hours')}
        value={long}
        options={hours.map(value => ({ value, label: say('crossings:mode.hour', { count: Number(value) }) }))}
        choose={setLong}
      />
      <Field label={say('crossings:mode.reason')} help={say('crossings:mode.reason-help')}>
        {props => (
          <input
            {...props}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {open.problem && <Trouble problem={open.problem} again={open.again} />}
      <Button type="submit" refused={short}>
        {say('crossings:mode.open')}
      </Button>
    </form>
  )
}

export default Details
