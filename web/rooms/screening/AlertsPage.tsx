import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { AlertFilter, type AlertRow, type AlertRows } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { type DeskColumn, DeskList, NewsLine } from '../../platform/DeskList.tsx'
import { date } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { Button, Kbd } from '../../ui/Button.tsx'
import { Choice, Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { Notices } from './alerts/Notices.tsx'
import { shapeOfAlert } from './alerts/shapes.ts'
import { Waiting } from './alerts/Waiting.tsx'
import './alerts/alerts.css'

const options = ['live', 'proposed', 'ending', 'ended', 'all'] as const
type Shown = (typeof options)[number]

function useAlerts(show: AlertFilter, reference: string) {
  const query = useInfiniteQuery({
    queryKey: ['alerts', show, reference],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        show,
        ...(reference && { reference }),
        ...(pageParam && { after: pageParam }),
      })
      return api.get<AlertRows>(`/alerts?${asked}`, { signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: before => before,
  })
  return { ...query, first: query.data?.pages[0], rows: query.data?.pages.flatMap(page => page.rows) ?? [] }
}

function useColumns(): DeskColumn<AlertRow>[] {
  const say = useSay()
  return [
    {
      key: 'reference',
      title: say('alerts:desk.reference'),
      cell: row => <Value>{row.reference}</Value>,
      by: row => row.reference,
    },
    {
      key: 'state',
      title: say('alerts:desk.state'),
      cell: row => <StatusWord of={shapeOfAlert[row.state]}>{say(`alerts:state.${row.state}`)}</StatusWord>,
      by: row => row.state,
    },
    {
      key: 'purpose',
      title: say('alerts:desk.purpose'),
      cell: row => say(`screening:alert-kind.${row.purpose}`),
      by: row => say(`screening:alert-kind.${row.purpose}`),
    },
    {
      key: 'subject',
      title: say('alerts:desk.about'),
      cell: row => say(`screening:subject.${row.subject}`),
      by: row => row.subject,
    },
    {
      key: 'until',
      title: say('alerts:desk.until'),
      cell: row => date(row.until, 'short'),
      by: row => row.until,
    },
    { key: 'unit', title: say('alerts:desk.unit'), cell: row => row.unit ?? '', by: row => row.unit ?? '' },
  ]
}

/** What is typed is asked for when the hand rests, and stands in no address: it may be more than a reference. */
function useResting(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** The alert desk: alerts by how they stand, proposals that wait, notices to the unit. No name is listed; opening one is the look. */
export function AlertsPage() {
  const say = useSay()
  const address = useAddress()
  const navigate = useNavigate()
  const place = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const reference = useResting(text)
  const shown: Shown = options.find(one => one === address.get('show')) ?? 'live'
  const filter = AlertFilter.options.find(one => one === shown) ?? 'live'
  const { first, rows, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useAlerts(filter, reference)
  const refresh = () => void refetch()
  const news = useNews(
    ({ action }) => /^screening\.(propose|answerAlert|withdraw|see)/.test(action),
    refresh,
    place,
  )
  const columns = useColumns()
  useKeys({
    Slash: { label: say('alerts:desk.search'), act: () => search.current?.focus() },
    'Shift+Equal': {
      label: say('alerts:desk.propose'),
      act: () => void navigate({ to: paths.newAlert }),
    },
  })
  const forMe = first?.waiting.filter(one => one.notMine === null).length ?? 0
  const none = (
    <Empty
      act={
        reference ? (
          <Button onClick={() => setText('')}>{say('alerts:desk.clear-search')}</Button>
        ) : (
          filter !== 'all' && (
            <Button onClick={() => address.set({ show: 'all' })}>{say('alerts:desk.show-all')}</Button>
          )
        )
      }
    >
      {say(reference ? 'alerts:desk.none-found' : `alerts:desk.none-${filter}`)}
    </Empty>
  )
  return (
    <>
      <PageHead
        title={say('alerts:desk.title')}
        acts={
          <>
            <NewsLine {...news} />
            <Link to={paths.newAlert} className="button primary">
              {say('alerts:desk.propose')}
              <span aria-hidden="true">
                <Kbd>+</Kbd>
              </span>
            </Link>
          </>
        }
      />
      {first && <Notices notices={first.notices} people={first.people} look={refresh} />}
      <search className="filters" aria-label={say('alerts:desk.filters')}>
        <Choice<Shown>
          label={say('alerts:desk.show')}
          value={shown}
          choose={show => address.set({ show: show === 'live' ? undefined : show })}
          options={options.map(value => ({ value, label: say(`alerts:desk.filter.${value}`) }))}
        />
        {shown !== 'proposed' && (
          <Field label={say('alerts:desk.search')}>
            {given => (
              <input
                {...given}
                ref={search}
                type="search"
                autoComplete="off"
                maxLength={60}
                value={text}
                onChange={event => setText(event.target.value)}
              />
            )}
          </Field>
        )}
      </search>
      {forMe > 0 && shown !== 'proposed' && (
        <p className="page-lead">
          <Button onClick={() => address.set({ show: 'proposed' })}>
            {say('alerts:desk.waiting-me', { count: forMe })}
          </Button>
        </p>
      )}
      {error && <Trouble problem={error} again={refresh} />}
      {isPending && <Loading rows={6} />}
      {first && shown === 'proposed' && (
        <Waiting waiting={first.waiting} people={first.people} place={place} />
      )}
      {first && shown !== 'proposed' && (
        <DeskList
          label={say('alerts:desk.title')}
          place={place}
          rows={rows}
          columns={columns}
          to={row => paths.alert(row.alert)}
          name={() => say('alerts:desk.row')}
          more={hasNextPage ? { press: () => void fetchNextPage(), pending: isFetchingNextPage } : undefined}
          empty={none}
        />
      )}
    </>
  )
}
