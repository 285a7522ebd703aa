import { useRef } from 'react'
import { CrossingState } from '../../../contracts/crossings.ts'
import { paths } from '../../paths.ts'
import { useAddress } from '../../platform/address.ts'
import { Id } from '../../platform/bidi.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { type DeskColumn, DeskList, NewsLine } from '../../platform/DeskList.tsx'
import { date, number, time } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSession } from '../../platform/session.tsx'
import { spoken, stateWord, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { shapeOfState } from './file/standing.ts'
import { type Row, useCrossings } from './useCrossings.ts'

function useColumns(): DeskColumn<Row>[] {
  const say = useSay()
  const colleagues = useColleagues()
  const lane = (row: Row) => {
    const name = colleagues.lane(row.lane)
    return name ? spoken(name) : <Id>{row.lane}</Id>
  }
  const secondLine = (row: Row) => row.referred && row.waitsFor.length > 0
  const waits = (row: Row) => row.waitsFor.map(control => say(`onestop:control.${control}`))
  return [
    {
      key: 'at',
      title: say('crossings:file.opened'),
      cell: row => time(row.openedAt),
      by: row => row.openedAt,
    },
    {
      key: 'state',
      title: say('crossings:today.state-head'),
      cell: row => (
        <StatusWord of={shapeOfState[row.state]}>{say(`crossings:state.${row.state}`)}</StatusWord>
      ),
      by: row => row.state,
    },
    { key: 'lane', title: say('crossings:file.lane'), cell: lane, by: row => row.lane },
    {
      key: 'way',
      title: say('crossings:file.way'),
      cell: row => `${say(`onestop:class.${row.class}`)} · ${say(`platform:direction.${row.direction}`)}`,
      by: row => `${row.class} ${row.direction}`,
    },
    {
      key: 'nationality',
      title: say('crossings:file.nationality'),
      cell: row => (row.nationality ? stateWord(row.nationality) : ''),
      by: row => (row.nationality ? stateWord(row.nationality) : ''),
    },
    {
      key: 'waits',
      title: say('crossings:today.waits-head'),
      cell: row => (
        <>
          {secondLine(row) && (
            <StatusWord of="second">
              {[say('crossings:today.second-line'), ...waits(row)].join(', ')}
            </StatusWord>
          )}
          {!secondLine(row) && waits(row).join(', ')}
        </>
      ),
    },
    {
      key: 'took',
      title: say('crossings:today.took-head'),
      cell: row => (row.seconds === null ? '' : number(row.seconds)),
      by: row => row.seconds ?? -1,
      figure: true,
    },
  ]
}

const DAY_MS = 86_400_000
const shownDays = 14

/** The days before today, latest first, and the one in the address: a list, so that each reader picks in their own calendar. */
function daysBefore(now: string, asked: string | undefined): string[] {
  const days = Array.from({ length: shownDays }, (_, i) =>
    new Date(Date.parse(now) - (i + 1) * DAY_MS).toISOString().slice(0, 10),
  )
  return asked && !days.includes(asked) ? [...days, asked] : days
}

function Filters({ rows }: { rows: readonly Row[] }) {
  const say = useSay()
  const address = useAddress()
  const colleagues = useColleagues()
  const duty = useSession().shift?.duty
  const days = daysBefore(useSession().now, address.get('day'))
  const lanes = [...new Set([...colleagues.lanes.map(lane => lane.id), ...rows.map(row => row.lane)])]
  return (
    <search className="filters" aria-label={say('crossings:today.filters')}>
      <Field label={say('crossings:today.day')}>
        {field => (
          <select
            {...field}
            value={address.get('day') ?? ''}
            onChange={event => address.set({ day: event.target.value || undefined })}
          >
            <option value="">{say('crossings:today.today')}</option>
            {days.map(day => (
              <option key={day} value={day}>
                {date(day)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('crossings:today.state-head')}>
        {field => (
          <select
            {...field}
            value={address.get('state') ?? ''}
            onChange={event => address.set({ state: event.target.value || undefined })}
          >
            <option value="">{say('crossings:today.any-state')}</option>
            {CrossingState.options.map(state => (
              <option key={state} value={state}>
                {say(`crossings:state.${state}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {duty !== 'first-line' && (
        <Field label={say('crossings:file.lane')}>
          {field => (
            <select
              {...field}
              value={address.get('lane') ?? ''}
              onChange={event => address.set({ lane: event.target.value || undefined })}
            >
              <option value="">{say('crossings:today.any-lane')}</option>
              {lanes.map(lane => (
                <option key={lane} value={lane}>
                  {spoken(colleagues.lane(lane)) || lane}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </search>
  )
}

const known = (state: string | undefined) => CrossingState.options.find(option => option === state)

/** Crossings of a day at this post, newest first, without names. */
export function TodayPage() {
  const say = useSay()
  const address = useAddress()
  const place = useRef<HTMLDivElement>(null)
  const day = address.get('day')
  const lane = address.get('lane')
  const state = known(address.get('state'))
  const { rows, problem, pending, refresh, more } = useCrossings({
    ...(day && { day }),
    ...(lane && { lane }),
    ...(state && { state }),
  })
  const news = useNews(
    ({ action }) => /^(crossings|referrals)\./.test(action) && !/\.(list|look|read)$/.test(action),
    refresh,
    place,
  )
  const columns = useColumns()
  const filtered = day ?? lane ?? state
  return (
    <>
      <PageHead
        title={day ? say('crossings:today.title-day', { day: { date: day } }) : say('crossings:today.title')}
        acts={<NewsLine {...news} />}
      />
      <Filters rows={rows} />
      {problem && <Trouble problem={problem} again={refresh} />}
      {pending && <Loading rows={8} />}
      {!pending && !problem && (
        <DeskList
          label={say('crossings:today.title')}
          place={place}
          rows={rows}
          columns={columns}
          to={row => paths.crossing(row.id)}
          name={row => say('crossings:today.row', { date: date(row.openedAt, 'short') })}
          more={more}
          empty={
            filtered ? (
              <Empty
                act={
                  <Button onClick={() => address.set({ day: undefined, lane: undefined, state: undefined })}>
                    {say('crossings:today.all')}
                  </Button>
                }
              >
                {say('crossings:today.none-such')}
              </Empty>
            ) : (
              <Empty>{say('crossings:today.none')}</Empty>
            )
          }
        />
      )}
    </>
  )
}
