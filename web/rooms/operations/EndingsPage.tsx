import { useQuery } from '@tanstack/react-query'
import type { EndingLevel, EndingRow, Endings } from '../../../contracts/operations.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { moment } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { type StatusKind, StatusWord } from '../../ui/Status.tsx'
import './operations.css'

const shapes: Record<EndingLevel, StatusKind> = {
  ended: 'stop',
  last: 'second',
  near: 'look',
  ahead: 'waiting',
  far: 'clear',
  open: 'none',
}

/** Whole days, and hours within the last two. */
function useLeft(): (row: EndingRow) => string {
  const say = useSay()
  return ({ days }) => {
    if (days === null || days <= 0) return ''
    return days < 2
      ? say('operations:endings.hours', { count: Math.floor(days * 24) })
      : say('operations:endings.days', { count: Math.floor(days) })
  }
}

function Row({ row }: { row: EndingRow }) {
  const say = useSay()
  const left = useLeft()
  return (
    <tr>
      <td>
        <StatusWord of={shapes[row.level]}>{say(`operations:level.${row.level}`)}</StatusWord>
      </td>
      <th scope="row">{say(`operations:ending.${row.kind}`)}</th>
      <td>
        {row.name ? spoken(row.name) : row.label && <Value>{row.label}</Value>}
        {row.count > 1 && (
          <span className="quiet"> · {say('operations:endings.count', { count: row.count })}</span>
        )}
      </td>
      <td>{row.at ? moment(row.at) : <span className="quiet">{say('operations:endings.no-end')}</span>}</td>
      <td className="end">{left(row)}</td>
      <td className="quiet">
        {say(`operations:zero.${row.kind}`)}
        {row.level !== 'far' && row.level !== 'open' && (
          <p>
            <b>{say('operations:doctor.next')}:</b> {say(`operations:cure.${row.kind}`)}
          </p>
        )}
      </td>
    </tr>
  )
}

/** Everything of this node that ends: when, how near that is, and what happens at zero. */
export function EndingsPage() {
  const say = useSay()
  const address = useAddress()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['endings'],
    queryFn: ({ signal }) => api.get<Endings>('/endings', { signal }),
  })
  const kinds = [...new Set((data?.rows ?? []).map(row => row.kind))]
  const asked = address.get('kind')
  const rows = (data?.rows ?? []).filter(row => !asked || row.kind === asked)
  const again = () => void refetch()
  return (
    <>
      <PageHead
        title={say('operations:endings.title')}
        acts={<Button onClick={() => window.print()}>{say('platform:act.print')}</Button>}
      />
      <p className="quiet lead">{say('operations:endings.about')}</p>
      {error && <Trouble problem={error} again={again} />}
      {isPending && <Loading rows={8} />}
      {data && rows.length === 0 && <Empty>{say('operations:endings.none')}</Empty>}
      {data && rows.length > 0 && (
        <>
          <search className="filters" aria-label={say('operations:endings.title')}>
            <Field label={say('operations:endings.what')}>
              {field => (
                <select
                  {...field}
                  value={asked ?? ''}
                  onChange={event => address.set({ kind: event.target.value || undefined })}
                >
                  <option value="">{say('operations:endings.every')}</option>
                  {kinds.map(kind => (
                    <option key={kind} value={kind}>
                      {say(`operations:ending.${kind}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </search>
          <div className="panel sideways">
            <table className="desk-table endings">
              <thead>
                <tr>
                  {['standing', 'what', 'which', 'at', 'left', 'zero'].map(head => (
                    <th key={head} scope="col" className={head === 'left' ? 'end' : undefined}>
                      {say(`operations:endings.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  )
}
