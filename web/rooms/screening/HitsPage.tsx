import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { z } from 'zod'
import { type HitRow, type HitRows, HitState } from '../../../contracts/screening.ts'
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
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { shapeOfHit } from './shapes.ts'

type Shown = HitState | 'all'

function useHits(shown: Shown) {
  const state = shown === 'all' ? '' : `state=${shown}`
  const query = useInfiniteQuery({
    queryKey: ['hits', shown],
    queryFn: ({ pageParam, signal }) => {
      const asked = [state, pageParam && `after=${pageParam}`].filter(Boolean).join('&')
      return api.get<z.infer<typeof HitRows>>(`/hits${asked ? `?${asked}` : ''}`, { signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  return { ...query, rows: query.data?.pages.flatMap(page => page.rows) ?? [] }
}

function useColumns(): DeskColumn<HitRow>[] {
  const say = useSay()
  const colleagues = useColleagues()
  const lane = (row: HitRow) => {
    const name = row.lane === null ? undefined : colleagues.lane(row.lane)
    return name ? spoken(name) : row.lane === null ? '' : <Id>{row.lane}</Id>
  }
  return [
    { key: 'at', title: say('screening:hits.at'), cell: row => time(row.at), by: row => row.at },
    {
      key: 'state',
      title: say('screening:hits.state-head'),
      cell: row => (
        <StatusWord of={shapeOfHit[row.state]}>{say(`screening:hit-state.${row.state}`)}</StatusWord>
      ),
      by: row => row.state,
    },
    {
      key: 'subject',
      title: say('screening:hits.about'),
      cell: row => say(`screening:subject.${row.subject}`),
      by: row => row.subject,
    },
    { key: 'lane', title: say('screening:hits.lane'), cell: lane, by: row => row.lane ?? '' },
    {
      key: 'mine',
      title: say('screening:hits.answer-head'),
      cell: row => (
        <span className="quiet">{row.notMine === null ? say('screening:hits.yours') : say(row.notMine)}</span>
      ),
    },
  ]
}

/** Hits of this place of work, newest first. Whoever received one does not close it (I-22). */
export function HitsPage() {
  const say = useSay()
  const address = useAddress()
  const may = useMay()
  const place = useRef<HTMLDivElement>(null)
  const asked = address.get('state')
  const shown: Shown =
    asked === 'all' ? 'all' : (HitState.options.find(state => state === asked) ?? 'waiting')
  const { rows, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHits(shown)
  const refresh = () => void refetch()
  const changes = /^(screening\.reviewHit|crossings\.(open|addTraveller|correctReading))$/
  const news = useNews(({ action }) => changes.test(action), refresh, place)
  const columns = useColumns()
  return (
    <>
      <PageHead
        title={say('screening:hits.title')}
        acts={
          <>
            <NewsLine {...news} />
            {may('screening.proposeAlert') && <Link to={paths.newAlert}>{say('screening:hit.propose')}</Link>}
          </>
        }
      />
      <search className="filters" aria-label={say('screening:hits.filters')}>
        <Choice<Shown>
          label={say('screening:hits.show')}
          value={shown}
          choose={state => address.set({ state: state === 'waiting' ? undefined : state })}
          options={[
            ...HitState.options.map(value => ({ value, label: say(`screening:hit-state.${value}`) })),
            { value: 'all', label: say('screening:hits.all') },
          ]}
        />
      </search>
      {error && <Trouble problem={error} again={refresh} />}
      {isPending && <Loading rows={6} />}
      {!isPending && !error && (
        <DeskList
          label={say('screening:hits.title')}
          place={place}
          rows={rows}
          columns={columns}
          to={row => paths.hit(row.id)}
          name={row => say('screening:hits.row', { date: date(row.at, 'short') })}
          more={hasNextPage ? { press: () => void fetchNextPage(), pending: isFetchingNextPage } : undefined}
          empty={
            <Empty
              act={
                shown !== 'all' && (
                  <Button onClick={() => address.set({ state: 'all' })}>
                    {say('screening:hits.show-all')}
                  </Button>
                )
              }
            >
              {say(`screening:hits.none-${shown === 'waiting' ? 'waiting' : 'such'}`)}
            </Empty>
          }
        />
      )}
    </>
  )
}
