import type { ImportJob } from '../../../../contracts/screening.ts'
import { Id } from '../../../platform/bidi.tsx'
import { number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { useReasons, useSaveReasons } from './reasons.ts'

const counted = ['read', 'added', 'changed', 'removed', 'refused'] as const
const shownRows = 20

/** Rows that could not be used, each with why; all of them as a file. */
function Refused({ job }: { job: ImportJob }) {
  const say = useSay()
  const head = ['row', 'why', 'id'].map(name => say(`screening:importing.refused-${name}`))
  const rows = useReasons()(job)
  const save = useSaveReasons()
  if (rows.length === 0) return null
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
      <Button onClick={() => save(job)}>
        {say(`screening:importing.save-${job.step === 'failed' ? 'reasons' : 'refused'}`)}
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
      {job.proposal ? (
        <StatusWord of="waiting">
          <b>{say('screening:importing.waits')}</b>
        </StatusWord>
      ) : job.step === 'done' ? (
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
      <Refused job={job} />
    </div>
  )
}
