import { useQuery } from '@tanstack/react-query'
import type { ListAge, ListAges, ListStanding, People } from '../../../contracts/screening.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { type DeskColumn, DeskList } from '../../platform/DeskList.tsx'
import { date, moment, number } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Status, StatusWord } from '../../ui/Status.tsx'
import { Present } from './present/Present.tsx'
import { useDoer } from './versions/people.ts'

/** Another place's decision is heard of at the next poll. */
export const changesList = /^(screening\.(importList|proposeRollback|answerVersion)|platform\.changed)$/

const HOUR_MS = 3_600_000

type Row = ListStanding & { id: string }

/** *3 h old*, *2 days old*: whole hours below two days, then whole days. */
export function useAge(now: string): (at: string) => string {
  const say = useSay()
  return at => {
    const hours = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / HOUR_MS))
    if (hours < 1) return say('screening:lists.under-hour')
    return hours < 48
      ? say('screening:lists.hours', { count: hours })
      : say('screening:lists.days', { count: Math.floor(hours / 24) })
  }
}

/** A list without a version and one that is too old never look like a good one (I-06). */
export function Standing({ list }: { list: ListAge }) {
  const say = useSay()
  if (!list.version) return <StatusWord of="unknown">{say('screening:lists.never')}</StatusWord>
  if (list.stale) return <StatusWord of="unknown">{say('screening:lists.stale')}</StatusWord>
  return <StatusWord of="clear">{say('screening:lists.current')}</StatusWord>
}

function Age({ at, stale, said }: Pick<Row, 'at' | 'stale'> & { said: (at: string) => string }) {
  if (!at || !stale) return at ? said(at) : ''
  return (
    <span className="status-word">
      <Status of="unknown" list />
      <span className="quiet">{said(at)}</span>
    </span>
  )
}

function useColumns(now: string, people: People): DeskColumn<Row>[] {
  const say = useSay()
  const age = useAge(now)
  const by = useDoer(people)
  const brought = (['added', 'changed', 'removed'] as const).map(count => ({
    count,
    word: say(`screening:importing.count.${count}`),
  }))
  return [
    {
      key: 'name',
      title: say('screening:lists.name'),
      cell: row => spoken(row.name),
      by: row => spoken(row.name),
    },
    {
      key: 'standing',
      title: say('screening:lists.standing'),
      cell: row => <Standing list={row} />,
      by: row => Number(row.stale),
    },
    {
      key: 'at',
      title: say('screening:lists.at'),
      cell: row => (row.at ? moment(row.at) : ''),
      by: row => row.at ?? '',
    },
    {
      key: 'age',
      title: say('screening:lists.age'),
      cell: row => <Age at={row.at} stale={row.stale} said={age} />,
      by: row => row.at ?? '',
    },
    {
      key: 'due',
      title: say('screening:lists.due'),
      cell: row => (row.dueAt ? moment(row.dueAt) : ''),
      by: row => row.dueAt ?? '',
    },
    {
      key: 'entries',
      title: say('screening:lists.entries'),
      cell: row => number(row.entries),
      by: row => row.entries,
      figure: true,
    },
    {
      key: 'brought',
      title: brought.map(b => b.word).join(' · '),
      cell: row => {
        const { counts } = row
        return counts ? brought.map(b => number(counts[b.count])).join(' · ') : ''
      },
      figure: true,
    },
    {
      key: 'published',
      title: say('screening:lists.published'),
      cell: row => (row.published ? date(row.published, 'short') : ''),
      by: row => row.published ?? '',
    },
    { key: 'by', title: say('screening:lists.by'), cell: row => (row.by ? <Value>{by(row.by)}</Value> : '') },
    {
      key: 'waiting',
      title: say('screening:lists.waits'),
      cell: row => (row.waiting ? <StatusWord of="waiting">{number(row.waiting)}</StatusWord> : ''),
      by: row => row.waiting,
    },
  ]
}

/** The lists that travellers, documents and vehicles are screened against, each with its age. */
export function ListsPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['lists'],
    queryFn: ({ signal }) => api.get<ListAges>('/lists', { signal }),
  })
  const refresh = () => void refetch()
  useNews(({ action }) => changesList.test(action), refresh)
  const columns = useColumns(data?.now ?? new Date().toISOString(), data?.people ?? {})
  return (
    <>
      <PageHead title={say('screening:lists.title')} />
      {error && <Trouble problem={error} again={refresh} />}
      {isPending && <Loading rows={4} />}
      {data && (
        <div className="blocks lists">
          <DeskList
            label={say('screening:lists.title')}
            rows={data.lists.map(list => ({ ...list, id: list.list }))}
            columns={columns}
            to={row => paths.list(row.list)}
            name={() => ''}
            empty={<Empty>{say('screening:lists.none')}</Empty>}
          />
          <Present />
        </div>
      )}
    </>
  )
}
