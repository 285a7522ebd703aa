import { useQuery } from '@tanstack/react-query'
import type { CrossingFile, CrossingRow, Stay } from '../../../../contracts/crossings.ts'
import { date, number, time } from '../../../platform/dates.ts'
import { useSession } from '../../../platform/session.tsx'
import { stateWord, useSay } from '../../../platform/words.ts'
import { Meter } from '../../../ui/Meter.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import type { StatusKind } from '../../../ui/Status.tsx'
import { summaryQuery } from '../queries.ts'
import { useScrolls } from './scrolls.ts'

/** Days used, asked now, left after; so many of so many. */
function StayBar({ stay }: { stay: Stay }) {
  const say = useSay()
  const { used, of, window, asked, until } = stay
  const left = of === null ? null : Math.max(0, of - used - asked)
  return (
    <section aria-labelledby="stay">
      <h2 className="label" id="stay">
        {window === null
          ? say('crossings:booth.stay-entry')
          : say('crossings:booth.stay-window', { count: window })}
      </h2>
      <p className="row">
        <span className="figure">{number(used)}</span>
        {of !== null && <span className="quiet">{say('crossings:booth.of-used', { of })}</span>}
      </p>
      <Meter
        of={of ?? used + asked}
        parts={[
          { amount: used, tone: 'used' },
          { amount: asked, tone: 'asked' },
        ]}
      />
      <p className="row apart small quiet">
        <span>{say('crossings:booth.asked', { asked })}</span>
        {until && <span>{say('crossings:booth.until', { date: date(until, 'short') })}</span>}
        {left !== null && <span>{say('crossings:booth.left', { left })}</span>}
      </p>
    </section>
  )
}

function shapeOf({ state, referred }: CrossingRow): StatusKind {
  if (state === 'released') return 'clear'
  if (state === 'refused') return 'stop'
  if (state === 'withdrawn') return 'none'
  return referred ? 'second' : 'waiting'
}

/** What this booth did last, and how much since the shift began. */
function ThisBooth() {
  const say = useSay()
  const { data } = useQuery(summaryQuery)
  const { shift } = useSession()
  if (!data) return null
  const word = (row: CrossingRow) => {
    const nationality = row.nationality ? stateWord(row.nationality) : ''
    const what =
      row.referred && row.state === 'open'
        ? 'second-line'
        : row.state === 'released'
          ? row.direction
          : row.state
    return say(`crossings:booth.recent.${what}`, { state: nationality })
  }
  return (
    <section className="this-booth">
      <Rows label={say('crossings:booth.this-booth')}>
        {data.recent.map(row => (
          <Row
            key={row.id}
            status={shapeOf(row)}
            end={
              row.seconds !== null && row.seconds < 3600
                ? say('crossings:booth.seconds', { count: row.seconds })
                : ''
            }
          >
            {time(row.openedAt)} {word(row)}
          </Row>
        ))}
      </Rows>
      {data.recent.length === 0 && <p className="quiet">{say('crossings:booth.none-yet')}</p>}
      <dl className="booth-counts">
        <div>
          <dt>{say('crossings:booth.released-since', { time: { time: shift?.from ?? data.since } })}</dt>
          <dd>{number(data.released)}</dd>
        </div>
        <div>
          <dt>{say('crossings:booth.median')}</dt>
          <dd>
            {data.medianSeconds === null
              ? '–'
              : say('crossings:booth.seconds', { count: data.medianSeconds })}
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** The end side of the booth when nothing is to be settled elsewhere: stay, and this booth. */
export function Aside({ file }: { file: CrossingFile | undefined }) {
  const say = useSay()
  const stay = file?.travellers?.at(-1)?.stay
  const column = useScrolls<HTMLElement>()
  return (
    <section ref={column} aria-label={say('crossings:booth.beside')} className="booth-aside">
      {stay && <StayBar stay={stay} />}
      <ThisBooth />
    </section>
  )
}
