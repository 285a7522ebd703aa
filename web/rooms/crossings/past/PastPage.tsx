import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Batches } from './Batches.tsx'
import { Give } from './Give.tsx'
import { Going } from './Going.tsx'
import { Outcome } from './Outcome.tsx'
import { useBatches, usePastImport } from './usePastImport.ts'
import './past.css'

const standsStill = ['checked', 'done', 'failed', 'stopped']

/** The file, its dry run, its taking over. */
function Import({ known }: { known: string | null }) {
  const say = useSay()
  const { job, sending, problem, speed, start, stop, take, taking, forget } = usePastImport(known)
  const going = sending !== undefined || (job !== undefined && !standsStill.includes(job.step))
  useKeys(going ? { Escape: { label: say('past:import.stop'), act: stop } } : {})
  return (
    <section className="panel" aria-labelledby="new-file">
      <h2 id="new-file">{say('past:import.new')}</h2>
      <div className="blocks">
        {!going && !job && <Give start={start} />}
        {sending && <Going step="sending" {...sending} speed={speed} stop={stop} />}
        {job && going && !sending && (
          <Going step={job.step} done={job.done} of={job.of} speed={speed} stop={stop} />
        )}
        {problem !== undefined && <Trouble problem={problem} />}
        {job && !going && <Outcome job={job} take={take} taking={taking} putAway={stop} forget={forget} />}
      </div>
    </section>
  )
}

/** Crossings that another system recorded: given as a file, compared, taken over as a batch, taken back by two people. */
export function PastPage() {
  const say = useSay()
  const may = useMay()
  const { data, error, isPending, refetch } = useBatches()
  return (
    <>
      <PageHead title={say('past:import.title')} />
      <p className="quiet overstays-note">{say('past:import.about')}</p>
      {isPending && <Loading rows={6} />}
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {data && (
        <div className="blocks">
          {may('crossings.takePast') && <Import known={data.job} />}
          <Batches rows={data.rows} />
        </div>
      )}
    </>
  )
}
