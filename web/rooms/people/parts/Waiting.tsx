import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ChangeRow, ChangeRows } from '../../../../contracts/officers.ts'
import { paths } from '../../../paths.ts'
import { api } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useNews } from '../../../platform/news.ts'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { What } from './Change.tsx'
import { useAnswer } from './useAnswer.ts'

/** Proposals about officers that wait at this place: another administrator approves or declines, the proposer takes back. */
export function Waiting() {
  const say = useSay()
  const may = useMay()
  const { data, error, refetch } = useQuery({
    queryKey: ['officer-changes'],
    queryFn: ({ signal }) => api.get<ChangeRows>('/officer-changes', { signal }),
  })
  useNews(
    ({ action }) => /^posts\.(registerOfficer|importOfficers|\w+Changes?)$/.test(action),
    () => void refetch(),
  )
  const { answer, withdraw, problem } = useAnswer()
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data || data.rows.length === 0) return null
  const writing = may('posts.answerChanges')
  const mine = data.rows.filter(row => row.notMine === null).map(row => row.id)
  return (
    <section className="panel changes-waiting" aria-labelledby="waiting">
      <div className="panel-head">
        <h2 id="waiting">{say('people:waiting.title')}</h2>
        {writing && mine.length > 1 && (
          <Button onClick={() => answer(mine.slice(0, 100), 'approved')}>
            {say('people:waiting.approve-all', { count: Math.min(mine.length, 100) })}
          </Button>
        )}
      </div>
      {problem && <Trouble problem={problem} />}
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('people:waiting.officer')}</th>
            <th scope="col">{say('people:waiting.what')}</th>
            <th scope="col">{say('people:waiting.reason')}</th>
            <th scope="col">{say('people:waiting.by')}</th>
            {writing && <th scope="col">{say('people:waiting.answer')}</th>}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.officer(row.officer)}>
                  <Value>{row.officerName}</Value>
                </Link>
              </th>
              <td>
                <What change={row.change} />
              </td>
              <td>
                <Value>{row.reason}</Value>
              </td>
              <td>
                <Value>{row.byName}</Value> <span className="quiet nowrap">{moment(row.at)}</span>
              </td>
              {writing && (
                <td>
                  <Answers row={row} answer={answer} withdraw={withdraw} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The proposer sees *withdraw*, never *approve* (guide §5). */
export function Answers({
  row,
  answer,
  withdraw,
}: {
  row: ChangeRow
  answer: (changes: string[], answer: 'approved' | 'declined') => void
  withdraw: (change: string) => void
}) {
  const say = useSay()
  const about = <span className="unseen">{row.officerName}</span>
  if (row.own)
    return (
      <Button onClick={() => withdraw(row.id)}>
        {say('platform:act.withdraw')} {about}
      </Button>
    )
  return (
    <div className="buttons">
      <Button
        primary
        refused={row.notMine ? say(row.notMine) : undefined}
        onClick={() => answer([row.id], 'approved')}
      >
        {say('platform:act.approve')} {about}
      </Button>
      {!row.notMine && (
        <Button onClick={() => answer([row.id], 'declined')}>
          {say('platform:act.decline')} {about}
        </Button>
      )}
    </div>
  )
}
