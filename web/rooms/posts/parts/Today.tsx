import type { Session } from '../../../../contracts/posts.ts'
import type { ListAges } from '../../../../contracts/screening.ts'
import { Value } from '../../../platform/bidi.tsx'
import { dayHere } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

/** Who, for whom, on which machine. */
export function Now({ session: { officer, authority, workstation, post } }: { session: Session }) {
  const say = useSay()
  return (
    <section className="panel">
      <Facts
        small
        facts={[
          {
            label: say('posts:now.officer'),
            value: <Value>{`${spoken(officer.rank)} ${officer.name}`}</Value>,
          },
          { label: say('posts:now.authority'), value: spoken(authority) },
          ...(post ? [{ label: say('posts:now.post'), value: spoken(post.name) }] : []),
          { label: say('posts:now.workstation'), value: <Value>{workstation.label}</Value> },
        ]}
      />
    </section>
  )
}

/** Each list with the time of the version that answers; an old one says so. */
export function Lists({
  lists,
  problem,
  again,
}: {
  lists: ListAges | undefined
  problem: unknown
  again: () => void
}) {
  const say = useSay()
  return (
    <section className="panel">
      {problem ? (
        <Trouble problem={problem} again={again} />
      ) : lists ? (
        <Rows label={say('posts:lists.title')}>
          {lists.lists.map(age => (
            <Row
              key={age.list}
              status={age.at === null ? 'unknown' : age.stale ? 'look' : 'clear'}
              end={
                age.at === null
                  ? say('posts:lists.none')
                  : say(age.stale ? 'posts:lists.old' : 'posts:lists.of', { time: age.at })
              }
            >
              {spoken(age.name)}
            </Row>
          ))}
        </Rows>
      ) : (
        <Loading rows={2} />
      )}
    </section>
  )
}

const kinds = ['foot', 'car'] as const
const ways = ['entry', 'exit'] as const

/** What the acts let cross here today, in words: by class and direction, for everybody or for some. */
export function RegimeToday({ session: { regime, post, now } }: { session: Session }) {
  const say = useSay()
  if (!post) return null
  const day = dayHere(now)
  const rows = regime.rows.filter(
    row => row.posts.includes(post.id) && row.from <= day && (row.until === null || day <= row.until),
  )
  const lines = kinds.flatMap(kind =>
    ways.map(way => {
      const fitting = rows.filter(
        row => (row.classes?.includes(kind) ?? true) && (row.direction === null || row.direction === way),
      )
      const everybody = fitting.filter(row => row.nationalities === null && row.purposes === null)
      const closed = everybody.some(row => row.effect === 'closed')
      const open = !closed && everybody.some(row => row.effect === 'open')
      const some = fitting.some(
        row =>
          (row.nationalities !== null || row.purposes !== null) && row.effect === (open ? 'closed' : 'open'),
      )
      const state = `${open ? 'open' : 'closed'}${some ? '-some' : ''}`
      return { id: `${kind}-${way}`, open, say: `posts:today.${state}` }
    }),
  )
  return (
    <section className="panel">
      <Rows label={say('posts:today.title')}>
        {lines.map(line => (
          <Row key={line.id} status={line.open ? 'clear' : 'stop'} end={say(line.say)}>
            {say(`posts:today.${line.id}`)}
          </Row>
        ))}
      </Rows>
      <p className="small quieter">
        {say('posts:today.set', { set: { words: regime.set.name } })} {say('posts:today.cited')}
      </p>
      {regime.set.exercise && <StatusWord of="look">{say('posts:today.exercise')}</StatusWord>}
    </section>
  )
}
