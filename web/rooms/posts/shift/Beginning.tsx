import { useQuery } from '@tanstack/react-query'
import type { DailyOrder, ShiftChange } from '../../../../contracts/shift.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { listsQuery } from '../queries.ts'
import { Waiting } from './HandOverPage.tsx'
import { keys, namesOf, useOrders, useStart } from './queries.ts'

/** One order to read, and the signature under it. */
function Order({ order, name }: { order: DailyOrder; name: (id: string) => string }) {
  const say = useSay()
  const sign = useAct<Record<string, never>, DailyOrder>(`/order-versions/${order.id}/signatures`, {
    refresh: [keys.orders, keys.unsigned],
  })
  return (
    <li className="shift-order">
      <p className="shift-text">
        <Value>{order.text}</Value>
      </p>
      <p className="small quiet">
        {say('shift:orders.version', { version: order.version, who: name(order.by), at: moment(order.at) })}
      </p>
      {order.mine ? (
        <StatusWord of="clear">{say('shift:orders.signed', { at: moment(order.mine) })}</StatusWord>
      ) : (
        <Button aria-busy={sign.pending} onClick={() => sign.press({})}>
          {say('shift:orders.sign')}
        </Button>
      )}
      {sign.problem && <Trouble problem={sign.problem} again={sign.again} />}
    </li>
  )
}

/** Orders of the day in force, those not signed first. */
function Orders() {
  const say = useSay()
  const { data, error, refetch } = useOrders()
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading rows={2} />
  const inForce = data.rows.filter(order => !order.withdrawn)
  const waiting = inForce.filter(order => !order.mine)
  const name = namesOf(data.people)
  return (
    <section className="panel" aria-labelledby="orders">
      <h2 id="orders">
        {waiting.length > 0
          ? say('shift:orders.to-sign', { count: waiting.length })
          : say('shift:orders.title')}
      </h2>
      {inForce.length === 0 && <p className="quiet">{say('shift:orders.none')}</p>}
      <ul>
        {[...waiting, ...inForce.filter(order => order.mine)].map(order => (
          <Order key={order.id} order={order} name={name} />
        ))}
      </ul>
    </section>
  )
}

/** What changed since the own last shift here. */
function Changes() {
  const say = useSay()
  const { data, error, refetch } = useStart()
  const lists = useQuery(listsQuery)
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  if (!data) return <Loading rows={2} />
  const { since, changes, handOver, people } = data
  const words = ({ kind, about, count }: ShiftChange) => {
    const list = lists.data?.lists.find(known => known.list === about)
    return say(`shift:changes.${kind}`, { count, list: spoken(list?.name) || (about ?? '') })
  }
  return (
    <>
      {handOver && <Waiting handOver={handOver} name={namesOf(people)} />}
      <section className="panel">
        <Rows label={say('shift:changes.title')}>
          {changes.map(change => (
            <Row key={`${change.kind} ${change.about}`} end={moment(change.last)}>
              {words(change)}
            </Row>
          ))}
        </Rows>
        {since === null && <p className="quiet">{say('shift:changes.first')}</p>}
        {since !== null && changes.length === 0 && <p className="quiet">{say('shift:changes.none')}</p>}
        {since !== null && <p className="small quiet">{say('shift:changes.since', { at: moment(since) })}</p>}
      </section>
    </>
  )
}

/** What an officer finds at the start of a shift besides the lane: orders to sign, the hand-over, what changed meanwhile. */
export function Beginning() {
  return (
    <>
      <Orders />
      <Changes />
    </>
  )
}
