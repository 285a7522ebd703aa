import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportRow, KnownOfficer, OversightJob } from '../../../../contracts/oversight.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { moment, number } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'
import { nameOf, refreshExports } from '../queries.ts'
import { Job } from './Job.tsx'

const shapes: Record<ExportRow['state'], StatusKind> = {
  waiting: 'waiting',
  approved: 'clear',
  declined: 'none',
}

/** Saves the bundle under its name; the press is a line of the ledger. */
function Save({ job, file }: { job: string; file: NonNullable<OversightJob['file']> }) {
  const say = useSay()
  const [state, setState] = useState<{ pending?: boolean; problem?: unknown }>({})
  const save = () => {
    setState({ pending: true })
    api.file(`/oversight/jobs/${job}/file`).then(
      blob => {
        const url = URL.createObjectURL(blob)
        const link = Object.assign(document.createElement('a'), { href: url, download: file.name })
        link.click()
        setTimeout(() => URL.revokeObjectURL(url), 60_000)
        setState({})
      },
      (problem: unknown) => setState({ problem }),
    )
  }
  return (
    <>
      <Button primary aria-busy={state.pending} onClick={save}>
        {say('oversight:evidence.save')}
      </Button>
      {state.problem !== undefined && <Trouble problem={state.problem} again={save} />}
    </>
  )
}

/** The verifier's answer, the file, and how to ask the verifier oneself, elsewhere. */
function Made({ job, size }: { job: OversightJob; size: number }) {
  const say = useSay()
  const { file, lines } = job
  const queries = useQueryClient()
  if (!file) return <Job key={job.id} started={job} after={() => refreshExports(queries)} />
  const extract = (lines ?? 0) < (job.verdict?.size ?? size)
  return (
    <div className="job">
      <Job started={job} />
      {extract && (
        <p>
          {say('oversight:evidence.extract', {
            lines: number(lines ?? 0),
            of: number(job.verdict?.size ?? size),
          })}
        </p>
      )}
      <p className="small quiet root-hash">
        <Id>{file.name}</Id> · {say('oversight:evidence.sum')} <Id>{file.sha256}</Id>
      </p>
      <p className="quiet">{say('oversight:evidence.offline')}</p>
      <pre dir="ltr">
        {`npm run sarhad -- verify --evidence ${file.name} --key '${job.key}'${extract ? ' --extract' : ''}`}
      </pre>
      {file.here && (
        <div className="buttons">
          <Save job={job.id} file={file} />
        </div>
      )}
    </div>
  )
}

/** An export from the asking to the file. */
export function Export({ row, officers }: { row: ExportRow; officers: ReadonlyMap<string, KnownOfficer> }) {
  const say = useSay()
  const queries = useQueryClient()
  const refresh = () => refreshExports(queries)
  const answer = useAct<{ answer: 'approved' | 'declined' }, ExportRow>(
    `/oversight/exports/${row.id}/answers`,
    {
      after: refresh,
    },
  )
  const make = useAct<Record<string, never>, OversightJob>(`/oversight/exports/${row.id}/jobs`, {
    after: refresh,
  })
  const named = (id: string) => {
    const officer = officers.get(id)
    return officer ? nameOf(officer) : id
  }
  const { job } = row
  const ended = !job || ['done', 'stopped', 'failed'].includes(job.step)
  const gone = job?.step === 'done' && !job.file?.here
  const again = job ? 'oversight:evidence.again' : 'oversight:evidence.make'
  const refused = row.notMine ? say(row.notMine) : undefined
  return (
    <li className="export-row">
      <h3>
        <Id>{row.log}</Id> ·{' '}
        {say('oversight:evidence.positions', { from: number(row.from), until: number(row.until - 1) })}
      </h3>
      <p>
        <Value>{row.reason}</Value>
      </p>
      <p className="small quiet">
        {say('oversight:evidence.asked', { who: named(row.by), at: moment(row.at) })}
      </p>
      <StatusWord of={shapes[row.state]}>
        {say(`oversight:evidence.state.${row.state}`)}
        {row.answeredBy && row.answeredAt && (
          <span className="small quiet">
            {' '}
            {say('oversight:evidence.answered', { who: named(row.answeredBy), at: moment(row.answeredAt) })}
          </span>
        )}
      </StatusWord>
      {row.state === 'waiting' && (
        <div className="buttons">
          <Button primary refused={refused} onClick={() => answer.press({ answer: 'approved' })}>
            {say('platform:act.approve')}
          </Button>
          {!refused && (
            <Button onClick={() => answer.press({ answer: 'declined' })}>
              {say('platform:act.decline')}
            </Button>
          )}
        </div>
      )}
      {answer.problem && <Trouble problem={answer.problem} again={answer.again} />}
      {job && <Made key={job.id} job={job} size={row.until} />}
      {row.state === 'approved' && ended && (!job || gone || job.step !== 'done') && (
        <div className="buttons">
          <Button primary aria-busy={make.pending} onClick={() => make.press({})}>
            {say(again)}
          </Button>
        </div>
      )}
      {make.problem && <Trouble problem={make.problem} again={make.again} />}
    </li>
  )
}
