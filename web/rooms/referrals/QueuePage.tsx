import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { ReferralRow, ReferralRows, ReferralState } from '../../../contracts/referrals.ts'
import { paths } from '../../paths.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Id } from '../../platform/bidi.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { type DeskColumn, DeskList, NewsLine } from '../../platform/DeskList.tsx'
import { date, time } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Choice } from '../../ui/Field.tsx'
import { type StatusKind, StatusWord } from '../../ui/Status.tsx'

type Row = z.infer<typeof ReferralRow>
type Rows = z.infer<typeof ReferralRows>

export const shapeOfReferral: Record<z.infer<typeof ReferralState>, StatusKind> = {
  waiting: 'second',
  taken: 'working',
  // settled says nothing of how: a refusal is no tick
  settled: 'none',
}

function useReferrals(state: 'open' | 'settled') {
  const query = useInfiniteQuery({
    queryKey: ['referrals', state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Rows>(`/referrals?state=${state}${pageParam ? `&after=${pageParam}` : ''}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  return { ...query, rows: query.data?.pages.flatMap(page => page.rows) ?? [] }
}

function useColumns(): DeskColumn<Row>[] {
  const say = useSay()
  const colleagues = useColleagues()
  const lane = (row: Row) => {
    const name = row.lane === null ? undefined : colleagues.lane(row.lane)
    return name ? spoken(name) : row.lane === null ? '' : <Id>{row.lane}</Id>
  }
  return [
    { key: 'at', title: say('referrals:queue.since'), cell: row => time(row.at), by: row => row.at },
    {
      key: 'state',
      title: say('referrals:queue.state-head'),
      cell: row => (
        <StatusWord of={shapeOfReferral[row.state]}>{say(`referrals:queue.state.${row.state}`)}</StatusWord>
      ),
      by: row => row.state,
    },
    {
      key: 'grounds',
      title: say('referrals:queue.grounds'),
      cell: row => row.grounds.map(ground => say(`referrals:ground.${ground}`)).join(', '),
    },
    { key: 'lane', title: say('referrals:queue.lane'), cell: lane, by: row => row.lane ?? '' },
    {
      key: 'by',
      title: say('referrals:queue.taken-by'),
      cell: row =>
        row.takenBy === null ? '' : (colleagues.name(row.takenBy) ?? say('referrals:queue.not-on-duty')),
    },
  ]
}

/** What first line sent, oldest first; or what was settled, newest first. No name, no number. */
export function QueuePage() {
  const say = useSay()
  const address = useAddress()
  const place = useRef<HTMLDivElement>(null)
  const state = address.get('state') === 'settled' ? 'settled' : 'open'
  const { rows, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useReferrals(state)
  const refresh = () => void refetch()
  const changes = /^(crossings\.(refer|settle)|referrals\.take)$/
  const news = useNews(({ action }) => changes.test(action), refresh, place)
  const columns = useColumns()
  return (
    <>
      <PageHead title={say('referrals:queue.title')} acts={<NewsLine {...news} />} />
      <search className="filters" aria-label={say('referrals:queue.filters')}>
        <Choice
          label={say('referrals:queue.show')}
          value={state}
          choose={next => address.set({ state: next === 'open' ? undefined : next })}
          options={[
            { value: 'open', label: say('referrals:queue.open') },
            { value: 'settled', label: say('referrals:queue.settled') },
          ]}
        />
      </search>
      {error && <Trouble problem={error} again={refresh} />}
      {isPending && <Loading rows={6} />}
      {!isPending && !error && (
        <DeskList
          label={say('referrals:queue.title')}
          place={place}
          rows={rows}
          columns={columns}
          to={row => paths.referral(row.id)}
          name={row => say('referrals:queue.row', { date: date(row.at, 'short') })}
          more={hasNextPage ? { press: () => void fetchNextPage(), pending: isFetchingNextPage } : undefined}
          empty={<Empty>{say(`referrals:queue.none-${state}`)}</Empty>}
        />
      )}
    </>
  )
}
