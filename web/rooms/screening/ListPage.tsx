import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ListDetail, ListVersion } from '../../../contracts/screening.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Band, type BandFact } from '../../platform/Band.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { date, moment, number } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { StatusWord } from '../../ui/Status.tsx'
import { Import } from './importing/Import.tsx'
import { Standing, useAge } from './ListsPage.tsx'
import './list.css'

const counted = ['added', 'changed', 'removed', 'refused'] as const

/** Versions, newest first: which one answers now, what each brought. */
function Versions({ versions }: { versions: readonly ListVersion[] }) {
  const say = useSay()
  const colleagues = useColleagues()
  const by = (id: string) => (id === 'node' ? say('screening:lists.by-node') : (colleagues.name(id) ?? ''))
  if (versions.length === 0) return <p className="quiet">{say('screening:lists.no-versions')}</p>
  return (
    <table className="desk-table versions">
      <thead>
        <tr>
          <th scope="col">{say('screening:lists.imported')}</th>
          <th scope="col">{say('screening:lists.published')}</th>
          <th scope="col" className="end">
            {say('screening:lists.entries')}
          </th>
          {counted.map(count => (
            <th key={count} scope="col" className="end">
              {say(`screening:importing.count.${count}`)}
            </th>
          ))}
          <th scope="col">{say('screening:lists.by')}</th>
          <th scope="col">{say('screening:lists.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(version => (
          <tr key={version.id}>
            <th scope="row">{moment(version.importedAt)}</th>
            <td>{version.published ? date(version.published, 'short') : ''}</td>
            <td className="end">{number(version.entries)}</td>
            {counted.map(count => (
              <td key={count} className="end">
                {number(version.counts[count])}
              </td>
            ))}
            <td>{by(version.by)}</td>
            <td>
              {version.current ? (
                <StatusWord of="clear">{say('screening:lists.answers-now')}</StatusWord>
              ) : (
                <span className="quiet">{say('screening:lists.before')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One list: its age, its versions, and the way to give it a new one. */
export function ListPage() {
  const say = useSay()
  const may = useMay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['list', id],
    queryFn: ({ signal }) => api.get<ListDetail>(`/lists/${id}`, { signal }),
  })
  const age = useAge(new Date().toISOString())
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
    { label: say('screening:lists.entries'), value: number(standing.entries) },
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
        <Band panel facts={facts} />
        <Import
          list={list}
          refused={may('screening.importList') ? undefined : say('platform:refusal.duty')}
        />
        <section className="panel list-versions" aria-labelledby="versions">
          <h2 id="versions">{say('screening:lists.versions')}</h2>
          <Versions versions={versions} />
        </section>
      </div>
    </>
  )
}
