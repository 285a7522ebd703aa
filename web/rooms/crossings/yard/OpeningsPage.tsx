import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ForcedOpening, Openings } from '../../../../contracts/barrier.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { date, time } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { useNews } from '../../../platform/news.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import './yard.css'

const key = ['openings'] as const

function Opening({ row }: { row: ForcedOpening }) {
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const colleagues = useColleagues()
  const [open, setOpen] = useState(false)
  const act = useAct<{ reason: string }, Openings>(`/openings/${row.id}/explanations`, {
    after: answer => queries.setQueryData(key, answer),
  })
  const lane = colleagues.lane(row.lane)
  return (
    <li className="blocks">
      <span>
        <b>{lane ? spoken(lane) : <Id>{row.lane}</Id>}</b> {`${date(row.at)}, ${time(row.at)}`}
      </span>
      {row.reason === null ? (
        <StatusWord of="look">{say('onestop:openings.not-explained')}</StatusWord>
      ) : (
        <p>
          <Value>{row.reason}</Value>{' '}
          <span className="small quiet">{row.by && (colleagues.name(row.by) ?? '')}</span>
        </p>
      )}
      {row.reason === null &&
        may('crossings.explainOpening') &&
        (open ? (
          <ReasonForm
            title={say('onestop:openings.explain')}
            label={say('crossings:file.reason')}
            verb={say('onestop:keep')}
            least={3}
            most={500}
            close={() => setOpen(false)}
            act={act}
            send={reason => act.press({ reason })}
          />
        ) : (
          <Button onClick={() => setOpen(true)}>
            {say('onestop:openings.explain')} <span className="unseen">{time(row.at)}</span>
          </Button>
        ))}
    </li>
  )
}

/** How barriers opened in the last thirty days: for a release, and without one, each of these explained (I-07). */
export function OpeningsPage() {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Openings>('/openings', { signal }),
  })
  useNews(
    ({ action }) => action === 'crossings.askBarrier',
    () => void refetch(),
    place,
  )
  return (
    <>
      <PageHead title={say('onestop:openings.title')} />
      {isPending && <Loading rows={6} />}
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {data && (
        <div className="blocks" ref={place}>
          <p className="panel">
            {say('onestop:openings.counts', {
              since: { date: data.since.slice(0, 10) },
              with: data.withToken,
              without: data.without,
            })}
          </p>
          {data.rows.length === 0 ? (
            <div className="panel">
              <Empty>{say('onestop:openings.none')}</Empty>
            </div>
          ) : (
            <section className="panel" aria-label={say('onestop:openings.without')}>
              <ul className="people">
                {data.rows.map(row => (
                  <Opening key={row.id} row={row} />
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  )
}
