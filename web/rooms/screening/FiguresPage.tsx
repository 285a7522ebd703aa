import { useQuery } from '@tanstack/react-query'
import type { SourceRow, SourceRows } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { type DeskColumn, DeskList } from '../../platform/DeskList.tsx'
import { number } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import './alerts/alerts.css'

const counted = ['hits', 'confirmed', 'dismissed', 'waiting'] as const

/** How often each list and alert stops the wrong person: a number of the list, never of anybody stopped. */
export function FiguresPage() {
  const say = useSay()
  const may = useMay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['source-figures'],
    queryFn: ({ signal }) => api.get<SourceRows>('/source-figures', { signal }),
  })
  const columns: DeskColumn<SourceRow>[] = [
    {
      key: 'source',
      title: say('alerts:figures.source'),
      cell: row => (row.name ? spoken(row.name) : <Value>{row.reference ?? ''}</Value>),
      by: row => (row.name ? spoken(row.name) : (row.reference ?? '')),
    },
    ...counted.map(key => ({
      key,
      title: say(`alerts:figures.${key}`),
      cell: (row: SourceRow) => number(row[key]),
      by: (row: SourceRow) => row[key],
      figure: true,
    })),
    {
      key: 'false',
      title: say('alerts:figures.false'),
      cell: row =>
        row.falsePer10000 === null
          ? say('alerts:one.no-crossings')
          : number(Math.round(row.falsePer10000 * 10) / 10),
      by: row => row.falsePer10000 ?? -1,
      figure: true,
    },
  ]
  const wayOf = (row: SourceRow) => {
    if (row.source === 'list')
      return may('screening.outcomes') ? paths.listOutcomes(row.id) : paths.list(row.id)
    return paths.alert(row.id)
  }
  return (
    <>
      <PageHead title={say('alerts:figures.title')} />
      {data && <p className="page-lead">{say('alerts:figures.lead', { days: data.days })}</p>}
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={6} />}
      {data && (
        <DeskList
          label={say('alerts:figures.title')}
          rows={data.rows}
          columns={columns}
          to={wayOf}
          name={() => say('alerts:figures.open')}
          empty={<Empty>{say('alerts:figures.none')}</Empty>}
        />
      )}
    </>
  )
}
