import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ListOutcomes } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Outcomes } from './alerts/Outcomes.tsx'
import './alerts/alerts.css'

/** How the hits of a published list ended, for its owner. */
export function OutcomesPage() {
  const say = useSay()
  const may = useMay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['list-outcomes', id],
    queryFn: ({ signal }) => api.get<ListOutcomes>(`/lists/${id}/outcomes`, { signal }),
  })
  const look = () => void refetch()
  return (
    <>
      <PageHead
        title={data ? spoken(data.name) : say('alerts:outcome.title')}
        back={{ to: paths.figures, label: say('alerts:figures.title') }}
      />
      {isPending && <Loading rows={6} />}
      {!isPending && !data && <Trouble problem={error} again={look} />}
      {data && <Outcomes {...data} mayOpen={may('screening.openOutcome')} changed={look} />}
    </>
  )
}
