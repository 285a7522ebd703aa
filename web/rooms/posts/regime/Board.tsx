import type { RegimeBoard, Square } from '../../../../contracts/regime.ts'
import { digits, time } from '../../../platform/dates.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Status, StatusWord } from '../../../ui/Status.tsx'
import { Pictogram, Way } from './Pictogram.tsx'
import { exceptionId, kinds, ways, whom } from './said.ts'

type PostOfBoard = RegimeBoard['posts'][number]
/** `bilasuvar.foot.entry`. */
export const squareId = (post: string, { class: kind, direction }: Pick<Square, 'class' | 'direction'>) =>
  `${post}.${kind}.${direction}`

const dayAndNight = ({ from, until }: PostOfBoard['post']['hours']) => from === '00:00' && until === '24:00'

/** The post's name, its hours, and whether it is shut at this hour or in evacuation. */
function PostHead({ of: { post, evacuation }, today }: { of: PostOfBoard; today: boolean }) {
  const say = useSay()
  const { from, until } = post.hours
  const now = time(new Date().toISOString(), 'en')
  const shut = today && !dayAndNight(post.hours) && (now < from || now >= until)
  return (
    <th scope="rowgroup" rowSpan={2} className="board-post">
      <b>{spoken(post.name)}</b>
      <span className="small quiet">
        {dayAndNight(post.hours)
          ? say('regime:hours.always')
          : say('regime:hours.span', { from: digits(from), until: digits(until) })}
      </span>
      {shut && (
        <span className="small">
          <StatusWord of="look">{say('regime:hours.shut-now')}</StatusWord>
        </span>
      )}
      {evacuation && (
        <span className="small">
          <StatusWord of="look">{say('regime:evacuation.name')}</StatusWord>
        </span>
      )}
    </th>
  )
}

function Inside({ square }: { square: Square }) {
  const say = useSay()
  return (
    <>
      <span className="board-answer">
        <Status of={square.open ? 'clear' : 'stop'} size={18} />
        <b>{say(square.open ? 'regime:open' : 'regime:closed')}</b>
      </span>
      {square.except.map(one => (
        <span className="board-except small" key={exceptionId(one)}>
          <Status of={one.open ? 'clear' : 'stop'} size={12} />
          <span>{say(one.open ? 'regime:but' : 'regime:not', { whom: whom(one) })}</span>
        </span>
      ))}
      {square.was && (
        <span className="board-was small">
          {square.was.open === square.open
            ? say('regime:was-other')
            : say(square.was.open ? 'regime:was-open' : 'regime:was-closed')}
        </span>
      )}
    </>
  )
}

/** Posts × directions × classes: each square a shape, a word and for whom it differs. Looked at, not read. */
export function Board({
  board,
  chosen,
  choose,
}: {
  board: RegimeBoard
  chosen: string | undefined
  choose: (id: string) => void
}) {
  const say = useSay()
  return (
    <div className="panel regime-board">
      <table aria-label={say('regime:board')}>
        <thead>
          <tr>
            <th scope="col">{say('regime:post')}</th>
            <th scope="col">{say('regime:direction')}</th>
            {kinds.map(kind => (
              <th key={kind} scope="col">
                <span className="board-kind">
                  <Pictogram of={kind} />
                  {say(`regime:class.${kind}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {board.posts.map(of => (
          <tbody key={of.post.id}>
            {ways.map(way => (
              <tr key={way}>
                {way === 'entry' && <PostHead of={of} today={board.day === board.today} />}
                <th scope="row" className="board-way">
                  <Way of={way} />
                  {say(`platform:direction.${way}`)}
                </th>
                {kinds.map(kind => {
                  const square = of.squares.find(s => s.class === kind && s.direction === way)
                  if (!square) return <td key={kind} />
                  const id = squareId(of.post.id, square)
                  const state = square.open ? 'open' : 'closed'
                  return (
                    <td key={kind} className={`${state}${square.was ? ' changed' : ''}`}>
                      <button
                        type="button"
                        aria-pressed={id === chosen}
                        className="board-square"
                        onClick={() => choose(id)}
                      >
                        <span className="unseen">
                          {say('regime:square', {
                            post: { words: of.post.name },
                            class: say(`regime:class.${kind}`),
                            direction: say(`platform:direction.${way}`),
                          })}
                        </span>
                        <Inside square={square} />
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
