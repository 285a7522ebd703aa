import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Progress } from 'antd'
import type { LastRescreening, Rescreening } from '../../../../contracts/rescreening.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { moment, number } from '../../../platform/dates.ts'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import '../list.css'

const EVERY_MS = 1000
const key = ['rescreening']

/** People present asked again after a change: how far it is and what it found, stop, and once more. */
export function Present() {
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<LastRescreening>('/rescreenings', { signal }),
    refetchInterval: query => (query.state.data?.last?.step === 'running' ? EVERY_MS : 15_000),
  })
  const last = data?.last
  const after = (now: LastRescreening) => queries.setQueryData(key, now)
  const stop = useAct<Record<string, never>, LastRescreening>(`/rescreenings/${last?.id}/stop`, { after })
  const start = useAct<Record<string, never>, LastRescreening>('/rescreenings', { refresh: [key] })
  if (!data) return null
  const refused = may('crossings.stopRescreening') ? undefined : say('platform:refusal.duty')
  return (
    <section className="panel" aria-labelledby="present">
      <h2 id="present">{say('screening:present.title')}</h2>
      <div className="blocks">
        {last ? <Standing run={last} /> : <p className="quiet">{say('screening:present.never')}</p>}
        {last?.step === 'running' ? (
          <Button refused={refused} onClick={() => stop.press({})}>
            {say('screening:present.stop')}
          </Button>
        ) : (
          <Button refused={refused} onClick={() => start.press({})}>
            {say('screening:present.start')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Standing({ run }: { run: Rescreening }) {
  const say = useSay()
  const { step, asked, hits, done, of } = run
  const word = say(`screening:present.${step}`, { at: run.startedAt })
  return (
    <div className="import-bar" role="status">
      <p>
        <b>{word}</b>{' '}
        <span className="quiet">{say(`screening:present.cause.${run.cause.replace('.', '-')}`)}</span>
      </p>
      {step === 'running' && (
        <Progress percent={of > 0 ? Math.floor((100 * done) / of) : 0} showInfo={false} aria-label={word} />
      )}
      <p className="import-figures">
        {step === 'running' && (
          <span>{say('screening:present.looked', { done: number(done), of: number(of) })}</span>
        )}
        <span>{say('screening:present.asked', { count: asked })}</span>
        <span>{say('screening:present.hits', { count: hits })}</span>
        {step !== 'running' && <span className="quiet">{moment(run.at)}</span>}
      </p>
    </div>
  )
}
