import type { PastJob } from '../../../../contracts/past.ts'
import { api } from '../../../platform/api.ts'
import { number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

const counted = ['read', 'entries', 'exits', 'refusals', 'persons', 'known', 'impossible', 'refused'] as const

async function save(job: string): Promise<void> {
  const url = URL.createObjectURL(await api.file(`/past/jobs/${job}/refused`))
  const link = document.createElement('a')
  link.href = url
  link.download = 'refused-rows.csv'
  link.click()
  URL.revokeObjectURL(url)
}

function Counts({ counts }: { counts: NonNullable<PastJob['counts']> }) {
  const say = useSay()
  return (
    <dl className="past-counts">
      {counted.map(count => (
        <div key={count}>
          <dt>{say(`past:import.count.${count}`)}</dt>
          <dd>{number(counts[count])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Rows that are not taken over: how many for each reason, the first of them, all of them as a file. */
function Refused({ job }: { job: PastJob }) {
  const say = useSay()
  return (
    <section className="blocks" aria-labelledby="refused">
      <h3 id="refused">{say('past:import.refused')}</h3>
      <div className="past-refused">
        <table className="desk-table" aria-label={say('past:import.by-reason')}>
          <thead>
            <tr>
              <th scope="col">{say('past:import.reason')}</th>
              <th scope="col" className="end">
                {say('past:import.rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {job.reasons.map(({ reason, rows }) => (
              <tr key={reason}>
                <th scope="row">{say(`past:reason.${reason}`)}</th>
                <td className="end">{number(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="desk-table" aria-labelledby="refused">
          <thead>
            <tr>
              <th scope="col">{say('past:import.row')}</th>
              <th scope="col">{say('past:import.reason')}</th>
              <th scope="col">{say('past:import.other')}</th>
            </tr>
          </thead>
          <tbody>
            {job.refused.map(({ row, reason, other }) => (
              <tr key={row}>
                <td>{number(row)}</td>
                <td>{say(`past:reason.${reason}`)}</td>
                <td>{other === null ? '' : number(other)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="buttons">
        <Button onClick={() => void save(job.id)}>{say('past:import.save')}</Button>
      </div>
    </section>
  )
}

/** How a dry run or a taking over ended, and what can be done next. */
export function Outcome({
  job,
  take,
  taking,
  putAway,
  forget,
}: {
  job: PastJob
  take: () => void
  taking: boolean
  putAway: () => void
  forget: () => void
}) {
  const say = useSay()
  const { step, counts, problem, problemRow } = job
  const fresh = counts ? counts.entries + counts.exits + counts.refusals + counts.persons : 0
  return (
    <div className="blocks">
      <div role="status">
        {step === 'checked' && <p>{say('past:import.nothing-yet')}</p>}
        {step === 'done' && (
          <StatusWord of="clear">
            <b>{say('past:import.done')}</b>
          </StatusWord>
        )}
        {(step === 'failed' || step === 'stopped') && (
          <StatusWord of={step === 'stopped' ? 'none' : 'stop'}>
            <b>{say(`past:trouble.${problem ?? 'failed'}`)}</b>
          </StatusWord>
        )}
        {problemRow !== null && <p>{say('past:import.at-row', { row: problemRow })}</p>}
      </div>
      {counts && (step === 'checked' || step === 'done') && <Counts counts={counts} />}
      {(step === 'checked' || step === 'done') && job.refused.length > 0 && <Refused job={job} />}
      <div className="buttons">
        {step === 'checked' && (
          <>
            <Button
              primary
              onClick={take}
              aria-busy={taking}
              refused={fresh ? undefined : say('past:import.nothing-new')}
            >
              {say('past:import.take')}
            </Button>
            <Button onClick={putAway}>{say('past:import.put-away')}</Button>
          </>
        )}
        {step !== 'checked' && <Button onClick={forget}>{say('past:import.another')}</Button>}
      </div>
    </div>
  )
}
