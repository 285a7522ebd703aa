import { useEffect, useState } from 'react'
import type { LaneDraw, OpenSpan } from '../../../../contracts/shift.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment, number } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { keys, namesOf, useDraws } from './queries.ts'
import '../shift.css'

type Name = (id: string) => string
const laneOf = (draw: LaneDraw, id: string | null) => spoken(draw.lanes.find(lane => lane.id === id)?.name)

/** A time for which lots can be drawn. */
function Span({ span }: { span: OpenSpan }) {
  const say = useSay()
  const ask = useAct<Pick<OpenSpan, 'duty' | 'from' | 'until'>, LaneDraw>('/lane-draws', {
    refresh: [keys.draws],
  })
  const { duty, from, until, officers, lanes } = span
  return (
    <li className="lot-span">
      <p className="grow">
        {say('shift:lots.span', {
          duty: { key: `posts:duty.${duty}` },
          from: moment(from),
          until: moment(until),
        })}{' '}
        <span className="quiet">
          {say('shift:lots.among', { officers: number(officers), lanes: number(lanes) })}
        </span>
      </p>
      <Button aria-busy={ask.pending} onClick={() => ask.press({ duty, from, until })}>
        {say('shift:lots.ask')}
      </Button>
      {ask.problem && <Trouble problem={ask.problem} again={ask.again} />}
    </li>
  )
}

function Override({ draw, name, close }: { draw: LaneDraw; name: Name; close: () => void }) {
  const say = useSay()
  const [officer, setOfficer] = useState(draw.officers[0] ?? '')
  const [lane, setLane] = useState(draw.lanes[0]?.id ?? '')
  const propose = useAct<{ officer: string; lane: string; reason: string }, LaneDraw>(
    `/lane-draws/${draw.id}/overrides`,
    { after: close, refresh: [keys.draws] },
  )
  return (
    <ReasonForm
      title={say('shift:lots.override')}
      label={say('shift:lots.reason')}
      verb={say('shift:lots.override')}
      least={3}
      most={300}
      close={close}
      act={propose}
      send={reason => propose.press({ officer, lane, reason })}
    >
      <Field label={say('shift:lots.officer')}>
        {given => (
          <select {...given} value={officer} onChange={event => setOfficer(event.target.value)}>
            {draw.officers.map(id => (
              <option key={id} value={id}>
                {name(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('shift:lots.lane')}>
        {given => (
          <select {...given} value={lane} onChange={event => setLane(event.target.value)}>
            {draw.lanes.map(known => (
              <option key={known.id} value={known.id}>
                {spoken(known.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ReasonForm>
  )
}

/** Overrides that wait: the second person's yes or no. */
function Waiting({ draw, name }: { draw: LaneDraw; name: Name }) {
  const say = useSay()
  const answer = useAct<{ proposal: string; answer: 'approved' | 'declined' }, LaneDraw>(
    ({ proposal }) => `/lane-draw-overrides/${proposal}/answers`,
    { refresh: [keys.draws] },
  )
  return (
    <>
      {draw.waiting.map(waits => (
        <div key={waits.proposal} className="blocks">
          <p>
            <Value>
              {say('shift:lots.proposed', {
                who: name(waits.officer),
                lane: laneOf(draw, waits.lane),
                reason: waits.reason,
              })}
            </Value>
          </p>
          <div className="buttons">
            <Button
              primary
              refused={waits.notMine ? say(waits.notMine) : undefined}
              onClick={() => answer.press({ proposal: waits.proposal, answer: 'approved' })}
            >
              {say('platform:act.approve')}
            </Button>
            {!waits.notMine && (
              <Button onClick={() => answer.press({ proposal: waits.proposal, answer: 'declined' })}>
                {say('platform:act.decline')}
              </Button>
            )}
          </div>
        </div>
      ))}
      {answer.problem && <Trouble problem={answer.problem} again={answer.again} />}
    </>
  )
}

/** The lot is kept as soon as the checkpoint that decides it is there: the page asks once a second. */
function useSettled(draw: LaneDraw, may: boolean): unknown {
  const settle = useAct<Record<string, never>, LaneDraw>(`/lane-draws/${draw.id}/result`, {
    refresh: [keys.draws],
  })
  const waits = !draw.kept && may
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried once a second while it waits
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => settle.press({}), 1000)
    return () => clearInterval(timer)
  }, [waits])
  return settle.problem && settle.problem.detail?.key !== 'shift:refusal.draw-waits'
    ? settle.problem
    : undefined
}

function Draw({ draw, name }: { draw: LaneDraw; name: Name }) {
  const say = useSay()
  const may = useMay()
  const [overriding, setOverriding] = useState(false)
  const problem = useSettled(draw, may('posts.settleDraw'))
  const instead = (officer: string) => draw.overrides.findLast(o => o.officer === officer)
  return (
    <section className="panel blocks" aria-labelledby={draw.id}>
      <h2 id={draw.id}>
        {say('shift:lots.span', {
          duty: { key: `posts:duty.${draw.duty}` },
          from: moment(draw.from),
          until: moment(draw.until),
        })}
      </h2>
      <StatusWord of={draw.decided ? 'clear' : 'waiting'}>
        {draw.decided
          ? say('shift:lots.decided', { size: number(draw.decided.size) })
          : say('shift:lots.waits')}
      </StatusWord>
      {problem !== undefined && <Trouble problem={problem} />}
      {draw.drawn.length > 0 && (
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">{say('shift:lots.officer')}</th>
              <th scope="col">{say('shift:lots.lane')}</th>
              <th scope="col">{say('shift:lots.now')}</th>
            </tr>
          </thead>
          <tbody>
            {draw.drawn.map(({ officer, lane }) => {
              const other = instead(officer)
              return (
                <tr key={officer}>
                  <th scope="row">
                    <bdi>{name(officer)}</bdi>
                  </th>
                  <td>{laneOf(draw, lane) || say('shift:lots.reserve')}</td>
                  <td>{other ? laneOf(draw, other.lane) : ''}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Waiting draw={draw} name={name} />
      {draw.decided && may('posts.proposeOverride') && !overriding && (
        <div className="buttons">
          <Button onClick={() => setOverriding(true)}>{say('shift:lots.override')}</Button>
        </div>
      )}
      {overriding && <Override draw={draw} name={name} close={() => setOverriding(false)} />}
    </section>
  )
}

/** Lanes by lot: asked for here, decided by the next checkpoint, changed only by two. */
export function LotsPage() {
  const say = useSay()
  const may = useMay()
  const { data, error, isPending, refetch } = useDraws()
  if (isPending) return <Loading rows={6} />
  return (
    <>
      <PageHead title={say('shift:lots.title')} />
      <div className="blocks">
        <p className="quiet">{say('shift:lots.lead')}</p>
        {error && <Trouble problem={error} again={() => void refetch()} />}
        {data && may('posts.requestDraw') && (
          <section className="panel" aria-labelledby="spans">
            <h2 id="spans">{say('shift:lots.spans')}</h2>
            {data.spans.length === 0 && <p className="quiet">{say('shift:lots.no-spans')}</p>}
            <ul>
              {data.spans.map(span => (
                <Span key={`${span.duty} ${span.from}`} span={span} />
              ))}
            </ul>
          </section>
        )}
        {data?.rows.length === 0 && (
          <div className="panel">
            <Empty>{say('shift:lots.none')}</Empty>
          </div>
        )}
        {data?.rows.map(draw => (
          <Draw key={draw.id} draw={draw} name={namesOf(data.people)} />
        ))}
      </div>
    </>
  )
}
