import type { ImportJob } from '../../../../contracts/screening.ts'
import { Id } from '../../../platform/bidi.tsx'
import { number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { csvOf } from './refused-csv.ts'

const counted = ['read', 'added', 'changed', 'removed', 'refused'] as const
const shownRows = 20

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Rows that could not be used, each with why; all of them as a file. */
function Refused({ job }: { job: ImportJob }) {
  const say = useSay()
  const head = ['row', 'why', 'id'].map(name => say(`screening:importing.refused-${name}`))
  const rows = job.refused.map(
    ({ row, reason, id }) => [row, say(`screening:refused.${reason}`), id ?? ''] as const,
  )
  return (
    <>
      <table className="desk-table import-refused">
        <caption className="unseen">{say('screening:importing.count.refused')}</caption>
        <thead>
          <tr>
            {head.map(title => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map(([row, why, id]) => (
            <tr key={`${row} ${why} ${id}`}>
              <td>{number(row)}</td>
              <td>{why}</td>
              <td>
                <Id>{id}</Id>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows && (
        <p className="small quiet">
          {say('screening:importing.more-refused', { count: rows.length - shownRows })}
        </p>
      )}
      <Button onClick={() => save(`${job.list}-refused.csv`, csvOf([head, ...rows]))}>
        {say('screening:importing.save-refused')}
      </Button>
    </>
  )
}

/** How an import ended: what it brought, or why it brought nothing and what answers still. */
export function Outcome({ job }: { job: ImportJob }) {
  const say = useSay()
  const { counts } = job
  return (
    <div className="blocks" role="status">
      {job.step === 'done' ? (
        <StatusWord of="clear">
          <b>{say('screening:importing.live')}</b>
        </StatusWord>
      ) : (
        <>
          <StatusWord of={job.step === 'stopped' ? 'none' : 'stop'}>
            <b>{say(`screening:import.${job.problem ?? 'failed'}`)}</b>
          </StatusWord>
          {job.problemRow !== null && <p>{say('screening:importing.at-row', { row: job.problemRow })}</p>}
          <p className="quiet">{say('screening:importing.old-answers')}</p>
        </>
      )}
      {counts && (
        <dl className="import-counts">
          {counted.map(count => (
            <div key={count}>
              <dt>{say(`screening:importing.count.${count}`)}</dt>
              <dd>{number(counts[count])}</dd>
            </div>
          ))}
        </dl>
      )}
      {job.refused.length > 0 && <Refused job={job} />}
    </div>
  )
}
