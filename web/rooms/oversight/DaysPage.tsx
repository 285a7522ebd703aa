import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import type { ActionCounts } from '../../../contracts/oversight.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { date, number } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { LogChoice } from './LogChoice.tsx'
import { deedOf } from './ledger/sentence.ts'
import { asked, useLog } from './queries.ts'
import './oversight.css'

const sum = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0)

/** How dark a cell is: by the share of its row's largest day, so that a rare action shows its days too. */
const shade = (figure: number, most: number): CSSProperties =>
  ({ '--share': `${most > 0 ? Math.round(15 + (figure / most) * 85) : 0}%` }) as CSSProperties

function Row({ row }: { row: ActionCounts['rows'][number] }) {
  const say = useSay()
  const figures = row.done.map((done, i) => done + (row.refused[i] ?? 0))
  const most = Math.max(...figures)
  return (
    <tr>
      <th scope="row">{deedOf(row.action)}</th>
      {figures.map((figure, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day never moves in its row
        <td key={i} className={figure > 0 ? 'some' : undefined} style={shade(figure, most)}>
          {figure > 0 && number(figure)}
          {(row.refused[i] ?? 0) > 0 && (
            <span className="of-refused">
              {say('oversight:days.refused', { count: row.refused[i] ?? 0 })}
            </span>
          )}
        </td>
      ))}
      <td className="sum">{number(sum(figures))}</td>
    </tr>
  )
}

/** How often each thing was done on each of the last days at a place: of actions, never of persons. */
export function DaysPage() {
  const say = useSay()
  const address = useAddress()
  const { logs, log } = useLog(address.get('log'))
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['oversight-counts', log],
    queryFn: ({ signal }) => api.get<ActionCounts>(asked('/oversight/counts', { log }), { signal }),
    staleTime: 60_000,
  })
  return (
    <>
      <PageHead title={say('oversight:days.title')} />
      <div className="filters">
        <LogChoice logs={logs} log={log} choose={next => address.set({ log: next })} />
      </div>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={10} />}
      {data && data.rows.length === 0 && (
        <div className="panel">
          <Empty>{say('oversight:days.none')}</Empty>
        </div>
      )}
      {data && data.rows.length > 0 && (
        <div className="blocks">
          <p className="quiet">{say('oversight:days.lead')}</p>
          {!data.whole && <p>{say('oversight:days.part', { from: number(data.countedFrom) })}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the keyboard */}
          <section className="panel days" tabIndex={0} aria-label={say('oversight:days.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('oversight:days.action')}</th>
                  {data.days.map(day => (
                    <th key={day} scope="col">
                      {date(day, 'short').split(' ').slice(0, 2).join(' ')}
                    </th>
                  ))}
                  <th scope="col">{say('oversight:days.sum')}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map(row => (
                  <Row key={row.action} row={row} />
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
    </>
  )
}
