import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useEffect } from 'react'
import type { OversightJob } from '../../../../contracts/oversight.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Id } from '../../../platform/bidi.tsx'
import { number } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

const pace = 700
const ended = (step: OversightJob['step']) => ['done', 'stopped', 'failed'].includes(step)

/** A job as it stands, asked for until it has ended. */
function useJob(started: OversightJob, after?: () => void): OversightJob {
  const { data = started } = useQuery({
    queryKey: ['oversight-job', started.id],
    queryFn: ({ signal }) => api.get<OversightJob>(`/oversight/jobs/${started.id}`, { signal }),
    initialData: started,
    staleTime: 0,
    refetchInterval: query => (query.state.data && ended(query.state.data.step) ? false : pace),
  })
  const over = ended(data.step) && !ended(started.step)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it ends
  useEffect(() => {
    if (over) after?.()
  }, [over])
  return data
}

/** The verifier's answer, and what to do when it is no. */
function Verdict({ verdict }: { verdict: NonNullable<OversightJob['verdict']> }) {
  const say = useSay()
  const { outcome, size, checkpoints, index, root } = verdict
  return (
    <div role="status">
      <p className="small quiet">{say('oversight:verdict.by')}</p>
      <StatusWord of={outcome === 'holds' ? 'clear' : outcome === 'broken' ? 'stop' : 'unknown'}>
        <b>
          {say(`oversight:verdict.${outcome}`, {
            size: number(size ?? 0),
            checkpoints: number(checkpoints ?? 0),
            index: number(index ?? 0),
          })}
        </b>
      </StatusWord>
      {outcome === 'broken' && <p>{say('oversight:verdict.broken-next')}</p>}
      {root && (
        <p className="small quiet root-hash">
          {say('oversight:verdict.root')} <Id>{root}</Id>
        </p>
      )}
    </div>
  )
}

/** A check or an export under way or ended: step, how far, stop, the verifier's answer. */
export function Job({ started, after }: { started: OversightJob; after?: () => void }) {
  const say = useSay()
  const job = useJob(started, after)
  const stop = useAct<Record<string, never>, OversightJob>(`/oversight/jobs/${job.id}/stop`)
  if (job.step === 'done') return job.verdict && <Verdict verdict={job.verdict} />
  if (ended(job.step))
    return (
      <StatusWord of={job.step === 'failed' ? 'stop' : 'none'}>{say(`oversight:job.${job.step}`)}</StatusWord>
    )
  const word = say(`oversight:step.${job.step}`)
  const percent = job.of > 0 ? Math.min(100, Math.floor((job.done / job.of) * 100)) : 0
  return (
    <div className="job">
      <p role="status">
        <b>{word}</b>
      </p>
      <Progress percent={percent} showInfo={false} aria-label={word} />
      <p className="quiet">{say('oversight:job.of', { done: number(job.done), of: number(job.of) })}</p>
      {stop.problem && <Trouble problem={stop.problem} />}
      <div className="buttons">
        <Button aria-busy={stop.pending} onClick={() => stop.press({})}>
          {say('oversight:job.stop')}
        </Button>
      </div>
    </div>
  )
}
