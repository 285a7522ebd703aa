import { useState } from 'react'
import type { HandOver, OpenItem } from '../../../../contracts/shift.ts'
import { useAct } from '../../../platform/act.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { moment } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { keys, namesOf, useHandOvers } from './queries.ts'
import '../shift.css'

/** Work that waits: kind, lane, since when; never whom it is about. */
function Items({ items, label }: { items: readonly OpenItem[]; label: string }) {
  const say = useSay()
  const colleagues = useColleagues()
  const lane = (id: string) => {
    const known = colleagues.lane(id)
    return known ? spoken(known) : <Id>{id}</Id>
  }
  return (
    <>
      <Rows label={label}>
        {items.map(item => (
          <Row key={`${item.kind} ${item.id}`} status="waiting" end={moment(item.since)}>
            {say(`shift:hand-over.kind.${item.kind}`)}{' '}
            {item.lane && <span className="quiet">{lane(item.lane)}</span>}
          </Row>
        ))}
      </Rows>
      {items.length === 0 && <p className="quiet">{say('shift:hand-over.nothing')}</p>}
    </>
  )
}

/** One hand-over: note, what waited then, and who took it over. */
function One({ handOver, name }: { handOver: HandOver; name: (id: string) => string }) {
  const say = useSay()
  const { received } = handOver
  return (
    <>
      <p className="small quiet">
        {say('shift:hand-over.from', { who: name(handOver.by), at: moment(handOver.at) })}
      </p>
      <p className="shift-text">
        <Value>{handOver.note}</Value>
      </p>
      <Items items={handOver.open} label={say('shift:hand-over.then', { at: moment(handOver.at) })} />
      <StatusWord of={received ? 'clear' : 'waiting'}>
        {received
          ? say('shift:hand-over.received', { who: name(received.by), at: moment(received.at) })
          : say('shift:hand-over.waits')}
      </StatusWord>
    </>
  )
}

/** The hand-over that the next leader finds, with the act that takes it over. */
export function Waiting({ handOver, name }: { handOver: HandOver; name: (id: string) => string }) {
  const say = useSay()
  const receive = useAct<Record<string, never>, HandOver>(`/hand-overs/${handOver.id}/receipt`, {
    refresh: [keys.start, keys.handOvers],
  })
  return (
    <section className="panel blocks" aria-labelledby="hand-over">
      <h2 id="hand-over">{say('shift:hand-over.title')}</h2>
      <One handOver={handOver} name={name} />
      <Button
        refused={handOver.notMine ? say(handOver.notMine) : undefined}
        aria-busy={receive.pending}
        onClick={() => receive.press({})}
      >
        {say('shift:hand-over.receive')}
      </Button>
      {receive.problem && <Trouble problem={receive.problem} again={receive.again} />}
    </section>
  )
}

/** A leader leaves the shift to the next: what waits is gathered by the node, the note is the leader's. */
export function HandOverPage() {
  const say = useSay()
  const session = useSession()
  const [writing, setWriting] = useState(false)
  const { data, error, isPending, refetch } = useHandOvers()
  const write = useAct<{ note: string }, HandOver>('/hand-overs', {
    after: () => setWriting(false),
    refresh: [keys.handOvers],
  })
  if (isPending) return <Loading rows={8} />
  if (!data)
    return (
      <>
        <PageHead title={say('shift:hand-over.title')} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  const name = namesOf(data.people)
  const [newest, ...before] = data.rows
  return (
    <>
      <PageHead title={say('shift:hand-over.title')} />
      <div className="blocks">
        <div className="panel blocks">
          <Items items={data.open} label={say('shift:hand-over.open')} />
          {writing ? (
            <ReasonForm
              title={say('shift:hand-over.write')}
              label={say('shift:hand-over.note')}
              verb={say('shift:hand-over.write')}
              least={3}
              most={4000}
              close={() => setWriting(false)}
              act={write}
              send={note => write.press({ note })}
            />
          ) : (
            <Button
              primary
              refused={session.shift ? undefined : say('platform:refusal.shift')}
              onClick={() => setWriting(true)}
            >
              {say('shift:hand-over.write')}
            </Button>
          )}
        </div>
        {!newest && (
          <div className="panel">
            <Empty>{say('shift:hand-over.none')}</Empty>
          </div>
        )}
        {newest &&
          (newest.received ? (
            <section className="panel blocks" aria-labelledby="last">
              <h2 id="last">{say('shift:hand-over.title')}</h2>
              <One handOver={newest} name={name} />
            </section>
          ) : (
            <Waiting handOver={newest} name={name} />
          ))}
        {before.length > 0 && (
          <section className="panel blocks" aria-labelledby="before">
            <h2 id="before">{say('shift:hand-over.before')}</h2>
            {before.map(handOver => (
              <One key={handOver.id} handOver={handOver} name={name} />
            ))}
          </section>
        )}
      </div>
    </>
  )
}
