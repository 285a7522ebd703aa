import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PermissionMatrix } from '../../../contracts/officers.ts'
import { api } from '../../platform/api.ts'
import { Id } from '../../platform/bidi.tsx'
import { date, time } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { hasPhrase } from '../../platform/phrases.ts'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Status } from '../../ui/Status.tsx'
import { duties } from './queries.ts'
import './people.css'

type Row = PermissionMatrix['rows'][number]

const roomOf = (action: string) => action.split('.')[0] ?? ''

/** What only the node itself does stands in no order about people. */
const ofPeople = (row: Row) => duties.some(duty => row.duties.includes(duty))

/** Which duty may do what, as the program decides it; printed, an annex to an order. */
export function DutiesPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => api.get<PermissionMatrix>('/permissions', { signal }),
  })
  const [order, setOrder] = useState({ annex: '', number: '', day: '' })
  const field = (name: keyof typeof order, type = 'text') => (
    <Field label={say(`people:duties.${name}`)}>
      {props => (
        <input
          {...props}
          type={type}
          dir="auto"
          maxLength={30}
          value={order[name]}
          onChange={event => setOrder({ ...order, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <PageHead
        title={say('people:duties.title')}
        acts={<Button onClick={() => print()}>{say('platform:act.print')}</Button>}
      />
      <div className="filters">
        {field('annex')}
        {field('number')}
        {field('day', 'date')}
        <p className="small quiet">{say('people:duties.help')}</p>
      </div>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={12} />}
      {data && (
        <section className="panel annex" aria-label={say('people:duties.title')}>
          <header className="annex-head">
            <p>
              {say('people:duties.heading', {
                annex: order.annex || '____',
                number: order.number || '________',
                day: order.day ? date(order.day) : '______________',
              })}
            </p>
            <h2>{say('people:duties.subject')}</h2>
          </header>
          <Matrix rows={data.rows.filter(ofPeople)} />
          <footer className="annex-foot">
            <p>{say('people:duties.source', { node: data.node, day: date(data.at), at: time(data.at) })}</p>
            <p className="annex-signatures">
              <span>{say('people:duties.issued-by')}</span>
              <span>{say('people:duties.agreed-by')}</span>
            </p>
          </footer>
        </section>
      )}
    </>
  )
}

function Matrix({ rows }: { rows: readonly Row[] }) {
  const say = useSay()
  const rooms = [...new Set(rows.map(row => roomOf(row.action)))]
  return (
    <table className="desk-table matrix">
      <thead>
        <tr>
          <th scope="col">{say('people:duties.action')}</th>
          {duties.map(duty => (
            <th key={duty} scope="col">
              {say(`posts:duty.${duty}`)}
            </th>
          ))}
        </tr>
      </thead>
      {rooms.map(room => (
        <tbody key={room}>
          <tr className="matrix-room">
            <th scope="rowgroup" colSpan={duties.length + 1}>
              {said(say, `duties:room.${room}`, room)}
            </th>
          </tr>
          {rows
            .filter(row => roomOf(row.action) === room)
            .map(row => (
              <tr key={row.action}>
                <th scope="row">{said(say, `duties:action.${row.action}`, row.action)}</th>
                {duties.map(duty => (
                  <td key={duty}>
                    {row.duties.includes(duty) && (
                      <>
                        <Status of="clear" list />
                        <span className="unseen">{say('people:duties.may')}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

/** An action without words yet is shown by its name, so that the gap is seen and nothing is left out of the order. */
const said = (say: ReturnType<typeof useSay>, key: string, name: string) =>
  hasPhrase(key) ? say(key) : <Id>{name}</Id>
