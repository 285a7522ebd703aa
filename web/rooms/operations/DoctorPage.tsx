import { useQuery } from '@tanstack/react-query'
import type { Examination } from '../../../contracts/operations.ts'
import { api } from '../../platform/api.ts'
import { time } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { Findings } from './Findings.tsx'
import { useStation } from './useStation.ts'
import './operations.css'

/** The doctor: the node from inside, and the browser that looks. */
export function DoctorPage() {
  const say = useSay()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['examination'],
    queryFn: ({ signal }) => api.get<Examination>('/examination', { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const station = useStation(data?.at)
  const look = () => void refetch()
  const wrong = [...(data?.findings ?? []), ...station].filter(f => f.state === 'wrong').length
  return (
    <>
      <PageHead
        title={say('operations:doctor.title')}
        acts={
          <Button onClick={look} aria-busy={isFetching}>
            {say('operations:doctor.again')}
          </Button>
        }
      />
      <p className="quiet lead">{say('operations:doctor.about')}</p>
      {error && <Trouble problem={error} again={look} />}
      {!data && !error && <Loading rows={12} />}
      {data && (
        <div className="blocks">
          <p role="status" className="row">
            <StatusWord of={wrong ? 'stop' : 'clear'}>
              {wrong
                ? say('operations:doctor.sum-wrong', { count: wrong })
                : say('operations:doctor.sum-well')}
            </StatusWord>
            <span className="small quiet">{say('operations:doctor.looked', { at: time(data.at) })}</span>
          </p>
          <Findings label={say('operations:doctor.node')} findings={data.findings} />
          {station.length > 0 && <Findings label={say('operations:doctor.station')} findings={station} />}
        </div>
      )}
    </>
  )
}
