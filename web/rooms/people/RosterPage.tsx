import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosterRows } from '../../../contracts/officers.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { date, dayHere, weekdayDate } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Publish } from './parts/Publish.tsx'
import { dayPlus } from './parts/wall.ts'
import './people.css'

type Row = RosterRows['rows'][number]

/** By the day at the post on which the entry begins; what began before stands under the first day shown. */
function byDay({ from, rows }: RosterRows): [string, Row[]][] {
  const days = new Map<string, Row[]>()
  for (const row of rows) {
    const own = dayHere(row.from)
    const day = own < from ? from : own
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days]
}

/** The published roster of this place, a week from a day; the shift leader publishes here. */
export function RosterPage() {
  const say = useSay()
  const address = useAddress()
  const from = address.get('from') ?? dayHere()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['roster', from],
    queryFn: ({ signal }) => api.get<RosterRows>(`/rosters?from=${from}`, { signal }),
    placeholderData: before => before,
  })
  useNews(
    ({ action }) => action === 'posts.publishRoster',
    () => void refetch(),
  )
  const [publishing, setPublishing] = useState(false)
  const choice = data?.choice
  const go = (day: string) => address.set({ from: day === dayHere() ? undefined : day })
  return (
    <>
      <PageHead
        title={say('people:roster.title')}
        acts={
          <>
            {choice && !publishing && (
              <Button primary onClick={() => setPublishing(true)}>
                {say('people:roster.publish')}
              </Button>
            )}
            <Button onClick={() => print()}>{say('platform:act.print')}</Button>
          </>
        }
      />
      {choice && publishing && <Publish choice={choice} close={() => setPublishing(false)} />}
      <div className="filters">
        <Button onClick={() => go(dayPlus(from, -7))}>{say('people:roster.earlier')}</Button>
        <Field label={say('people:roster.from')}>
          {props => (
            <input
              {...props}
              type="date"
              required
              value={from}
              onChange={event => event.target.value && go(event.target.value)}
            />
          )}
        </Field>
        <Button onClick={() => go(dayPlus(from, 7))}>{say('people:roster.later')}</Button>
      </div>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={8} />}
      {data && data.rows.length === 0 && (
        <div className="panel">
          <Empty>{say('people:roster.none', { from: date(data.from), until: date(data.until) })}</Empty>
        </div>
      )}
      {data && data.rows.length > 0 && (
        <div className="blocks">
          {byDay(data).map(([day, rows]) => (
            <Day key={day} day={day} rows={rows} />
          ))}
        </div>
      )}
    </>
  )
}

function Day({ day, rows }: { day: string; rows: readonly Row[] }) {
  const say = useSay()
  return (
    <section className="panel roster-day" aria-labelledby={day}>
      <h2 id={day}>{weekdayDate(day)}</h2>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('people:roster.time')}</th>
            <th scope="col">{say('people:roster.lane')}</th>
            <th scope="col">{say('people:roster.duty')}</th>
            <th scope="col">{say('people:officers.name')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row" className="nowrap">
                {say('posts:shift.span', { from: { time: row.from }, until: { time: row.until } })}
              </th>
              <td>{spoken(row.laneName)}</td>
              <td>{say(`posts:duty.${row.duty}`)}</td>
              <td>
                {spoken(row.rank)} <Value>{row.name}</Value>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
