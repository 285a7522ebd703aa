import type { RegimeRow } from '../../../../contracts/posts.ts'
import type { RegimeBoard } from '../../../../contracts/regime.ts'
import { Value } from '../../../platform/bidi.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'
import { squareId } from './Board.tsx'
import { exceptionId, whom } from './said.ts'

/** From when to when a row speaks. */
export function Span({ row: { from, until } }: { row: Pick<RegimeRow, 'from' | 'until'> }) {
  const say = useSay()
  return (
    <span className="quiet">
      {until
        ? say('regime:span', { from: { date: from }, until: { date: until } })
        : say('regime:since', { from: { date: from } })}
    </span>
  )
}

/** The legal act of a row: title, reference, and where it can be read. */
export function ActOf({ row }: { row: RegimeRow | undefined }) {
  const say = useSay()
  if (!row) return <p className="quiet">{say('regime:no-act')}</p>
  const { title, reference, source } = row.act
  return (
    <div className="regime-act">
      <b>{spoken(title) || say('regime:tried')}</b>
      <span className="quiet">
        <Value>{reference}</Value>
      </span>
      <Span row={row} />
      {source && (
        <a href={source} target="_blank" rel="noreferrer">
          {say('regime:source')}
        </a>
      )}
    </div>
  )
}

/** One square with the act that decides it, and each exception with its own. */
export function Detail({ board, id }: { board: RegimeBoard; id: string | undefined }) {
  const say = useSay()
  const rowOf = (row: string | null) => board.rows.find(one => one.id === row)
  const at = board.posts.find(one => one.squares.some(s => squareId(one.post.id, s) === id))
  const square = at?.squares.find(s => squareId(at.post.id, s) === id)
  if (!at || !square)
    return (
      <aside className="panel regime-detail" aria-label={say('regime:detail')}>
        <p className="quiet">{say('regime:choose-square')}</p>
      </aside>
    )
  const evacuation = at.evacuation?.id === square.row ? at.evacuation : undefined
  return (
    <aside className="panel regime-detail" aria-label={say('regime:detail')}>
      <h2>
        {say('regime:square', {
          post: { words: at.post.name },
          class: say(`regime:class.${square.class}`),
          direction: say(`platform:direction.${square.direction}`),
        })}
      </h2>
      <StatusWord of={square.open ? 'clear' : 'stop'}>
        <b>{say(square.open ? 'regime:open' : 'regime:closed')}</b>
      </StatusWord>
      {evacuation ? (
        <p>
          {say('regime:evacuation.by', { order: evacuation.order })}{' '}
          {say('regime:evacuation.until', { until: evacuation.until })}
        </p>
      ) : (
        <ActOf row={rowOf(square.row)} />
      )}
      {square.except.map(one => (
        <section key={exceptionId(one)} className="regime-except">
          <StatusWord of={one.open ? 'clear' : 'stop'}>
            {say(one.open ? 'regime:but' : 'regime:not', { whom: whom(one) })}
          </StatusWord>
          <ActOf row={rowOf(one.row)} />
        </section>
      ))}
      {square.was && (
        <p className="board-was">
          {square.was.open === square.open
            ? say('regime:was-other')
            : say(square.was.open ? 'regime:was-open' : 'regime:was-closed')}
        </p>
      )}
      <p className="small quieter">{say('regime:day-of', { day: { date: board.day } })}</p>
    </aside>
  )
}
