import type { RegimeBoard, RegimeEnding } from '../../../../contracts/regime.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Status } from '../../../ui/Status.tsx'
import { listed } from './said.ts'

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** What happens then, each sentence once. */
const messagesOf = (list: readonly RegimeEnding[]) => [
  ...new Map(list.map(e => [e.whatHappensAtZero.key, e.whatHappensAtZero])).values(),
]

/** What ends within ninety days, or is over and nothing came after it: the day, what happens then, and the board of the day after. */
export function Endings({ board, show }: { board: RegimeBoard; show: (day: string) => void }) {
  const say = useSay()
  const byDay = new Map<string, RegimeEnding[]>()
  for (const ending of board.endings.filter(e => e.level !== 'far'))
    byDay.set(ending.until, [...(byDay.get(ending.until) ?? []), ending])
  if (byDay.size === 0) return null
  const titleOf = (id: string) => {
    const row = board.rows.find(one => one.id === id)
    return row ? spoken(row.act.title) : ''
  }
  return (
    <section className="panel regime-endings" aria-label={say('regime:ends.title')}>
      <ul>
        {[...byDay].map(([day, list]) => {
          const first = list[0]
          if (!first) return null
          const over = first.days < 0
          return (
            <li key={day}>
              <Status of={first.level === 'ended' || first.level === 'last' ? 'stop' : 'look'} size={20} />
              <div className="grow">
                <b>
                  {over
                    ? say('regime:ends.over', { day: { date: day } })
                    : say('regime:ends.day', { day: { date: day }, count: first.days })}
                </b>
                <p className="quiet">
                  {listed([...new Set(list.map(e => titleOf(e.id)))])}.{' '}
                  {messagesOf(list)
                    .map(message => say(message))
                    .join(' ')}
                </p>
              </div>
              {!over && <Button onClick={() => show(dayAfter(day))}>{say('regime:ends.show')}</Button>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
