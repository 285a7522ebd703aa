import { useState } from 'react'
import type { DailyOrder } from '../../../../contracts/shift.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { keys, namesOf, useOrders } from './queries.ts'
import '../shift.css'

interface Writing {
  order?: string
  after?: number
}

function Write({ about, close }: { about: Writing; close: () => void }) {
  const say = useSay()
  const write = useAct<Writing & { text: string }, DailyOrder>('/orders', {
    after: close,
    refresh: [keys.orders, keys.unsigned],
  })
  return (
    <ReasonForm
      title={say(about.order ? 'shift:orders.revise' : 'shift:orders.write')}
      label={say('shift:orders.text')}
      help={say('shift:orders.text-help')}
      verb={say(about.order ? 'shift:orders.revise' : 'shift:orders.write')}
      least={3}
      most={4000}
      close={close}
      act={write}
      send={text => write.press({ ...about, text })}
    />
  )
}

/** One order as its writer sees it: text, version, who has signed. */
function Order({
  order,
  name,
  refused,
}: {
  order: DailyOrder
  name: (id: string) => string
  refused: string | undefined
}) {
  const say = useSay()
  const [revising, setRevising] = useState(false)
  const withdraw = useAct<{ after: number }, DailyOrder>(`/orders/${order.order}/withdrawal`, {
    refresh: [keys.orders, keys.unsigned],
  })
  const signers = order.signed.map(s => `${name(s.officer)} ${moment(s.at)}`)
  return (
    <li className="shift-order">
      <p className="shift-text">
        {order.withdrawn ? (
          <StatusWord of="none">{say('shift:orders.withdrawn')}</StatusWord>
        ) : (
          <Value>{order.text}</Value>
        )}
      </p>
      <p className="small quiet">
        {say('shift:orders.version', { version: order.version, who: name(order.by), at: moment(order.at) })}
      </p>
      {!order.withdrawn && (
        <p className="small">
          <span className="quiet">{say('shift:orders.signers')}</span>{' '}
          {signers.length ? signers.map(s => <bdi key={s}>{s} </bdi>) : say('shift:orders.nobody')}
        </p>
      )}
      {revising && (
        <Write about={{ order: order.order, after: order.version }} close={() => setRevising(false)} />
      )}
      {!order.withdrawn && !revising && !refused && (
        <div className="buttons">
          <Button onClick={() => setRevising(true)}>{say('shift:orders.revise')}</Button>
          <Button aria-busy={withdraw.pending} onClick={() => withdraw.press({ after: order.version })}>
            {say('shift:orders.withdraw')}
          </Button>
        </div>
      )}
      {withdraw.problem && <Trouble problem={withdraw.problem} again={withdraw.again} />}
    </li>
  )
}

/** Orders of the day: the leader writes, everybody signs, and it is seen who has. */
export function OrdersPage() {
  const say = useSay()
  const session = useSession()
  const [writing, setWriting] = useState(false)
  const { data, error, isPending, refetch } = useOrders()
  const refused = session.shift ? undefined : say('platform:refusal.shift')
  return (
    <>
      <PageHead title={say('shift:orders.title')} />
      <div className="blocks">
        {writing ? (
          <section className="panel" aria-labelledby="writing">
            <h2 className="unseen" id="writing">
              {say('shift:orders.title')}
            </h2>
            <Write about={{}} close={() => setWriting(false)} />
          </section>
        ) : (
          <Button primary refused={refused} onClick={() => setWriting(true)}>
            {say('shift:orders.write')}
          </Button>
        )}
        {error && <Trouble problem={error} again={() => void refetch()} />}
        {isPending && <Loading rows={5} />}
        {data && (
          <section className="panel" aria-label={say('shift:orders.title')}>
            {data.rows.length === 0 && <Empty>{say('shift:orders.none')}</Empty>}
            <ul>
              {data.rows.map(order => (
                <Order key={order.id} order={order} name={namesOf(data.people)} refused={refused} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  )
}
