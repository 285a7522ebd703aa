import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { entryKinds, type ListDetail } from '../../../contracts/screening.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Band, type BandFact } from '../../platform/Band.tsx'
import { moment, number } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Import } from './importing/Import.tsx'
import { changesList, Standing, useAge } from './ListsPage.tsx'
import { Failed, History } from './versions/History.tsx'
import { Rollback } from './versions/Rollback.tsx'
import { Versions } from './versions/Versions.tsx'
import { WaitingVersions } from './versions/Waiting.tsx'
import './list.css'

/** One list: its age, its versions, and the way to give it a new one. */
export function ListPage() {
  const say = useSay()
  const may = useMay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['list', id],
    queryFn: ({ signal }) => api.get<ListDetail>(`/lists/${id}`, { signal }),
  })
  useNews(
    ({ action }) => changesList.test(action),
    () => void refetch(),
  )
  const age = useAge(new Date().toISOString())
  const mayImport = may('screening.importList')
  const back = { to: paths.lists, label: say('screening:lists.title') }
  if (isPending) return <Loading rows={8} />
  if (!data)
    return (
      <>
        <PageHead title={say('screening:lists.one')} back={back} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  const { list, age: standing, versions } = data
  const facts: BandFact[] = [
    { label: say('screening:lists.standing'), value: <Standing list={standing} /> },
    {
      label: say('screening:lists.age'),
      value: standing.at ? age(standing.at) : say('screening:lists.never'),
    },
    { label: say('screening:lists.due'), value: standing.dueAt ? moment(standing.dueAt) : '' },
    { label: say('screening:lists.entries'), value: number(standing.entries) },
    {
      label: say('screening:lists.covers'),
      value: entryKinds
        .filter(kind => standing.covers[kind])
        .map(kind => `${say(`screening:section.${kind}`)} ${number(standing.covers[kind] ?? 0)}`)
        .join(', '),
    },
    {
      label: say('screening:lists.limit'),
      value: say('screening:lists.limit-hours', { count: list.staleAfterHours }),
    },
    {
      label: say('screening:lists.needed'),
      value: say(list.required ? 'screening:lists.required' : 'screening:lists.optional'),
    },
  ]
  return (
    <>
      <PageHead title={spoken(list.name)} back={back} />
      <div className="blocks">
        <Band panel facts={facts.filter(f => f.value !== '')} />
        <WaitingVersions detail={data} />
        <Import list={list} refused={mayImport ? undefined : say('platform:refusal.duty')} />
        <section className="panel list-versions" aria-labelledby="versions">
          <h2 id="versions">{say('screening:lists.versions')}</h2>
          <div className="blocks">
            <Versions versions={versions} people={data.people} mayImport={mayImport} />
            <Rollback detail={data} />
          </div>
        </section>
        <History detail={data} />
        <Failed detail={data} mayImport={mayImport} />
      </div>
    </>
  )
}
