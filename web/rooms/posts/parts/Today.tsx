import { useQuery } from '@tanstack/react-query'
import type { Session } from '../../../../contracts/posts.ts'
import type { ListAges } from '../../../../contracts/screening.ts'
import { Value } from '../../../platform/bidi.tsx'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { boardQuery } from '../queries.ts'

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

/** What may cross here today, as the board of the regime says it: by class and direction, for everybody or with exceptions. */
export function RegimeToday({ session: { regime, post } }: { session: Session }) {
  const say = useSay()
  const { data, error, refetch } = useQuery(boardQuery)
  if (!post) return null
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  const squares = data.posts.find(one => one.post.id === post.id)?.squares ?? []
  const lines = kinds.flatMap(kind =>
    ways.flatMap(way => {
      const square = squares.find(one => one.class === kind && one.direction === way)
      if (!square) return []
      const state = `${square.open ? 'open' : 'closed'}${square.except.length > 0 ? '-some' : ''}`
      return [{ id: `${kind}-${way}`, open: square.open, say: `posts:today.${state}` }]
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
