import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmergencyAccount, EmergencyOpening, EmergencySeal } from '../../../../contracts/emergency.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { Band, type BandFact } from '../../../platform/Band.tsx'
import { Id, Value } from '../../../platform/bidi.tsx'
import { date, moment, time } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'
import { accountQuery } from './queries.ts'
import './emergency.css'

const sealShapes: Record<EmergencySeal['state'], StatusKind> = {
  none: 'stop',
  sealed: 'clear',
  spent: 'look',
}
const shapes: Record<EmergencyOpening['state'], StatusKind> = {
  open: 'stop',
  waits: 'look',
  reviewed: 'clear',
}
const changed = [accountQuery.queryKey, ['emergency-notice']] as const

/** The emergency account of this place: whether it would open, when it did and why, and the review that closes each opening. */
export function AccountPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery(accountQuery)
  const again = () => void refetch()
  return (
    <>
      <PageHead
        title={say('emergency:title')}
        acts={<Button onClick={again}>{say('emergency:account.again')}</Button>}
      />
      {error && <Trouble problem={error} again={again} />}
      {isPending && <Loading rows={6} />}
      {data && (
        <div className="blocks">
          <p className="quiet">{say('emergency:account.lead')}</p>
          <Seal seal={data.seal} />
          {data.openings.length === 0 && <Empty>{say('emergency:account.none')}</Empty>}
          {data.openings.map(opening => (
            <Opening key={opening.id} opening={opening} account={data} />
          ))}
        </div>
      )}
    </>
  )
}

function Seal({ seal }: { seal: EmergencySeal }) {
  const say = useSay()
  return (
    <section className="panel emergency-opening" aria-labelledby="seal">
      <h2 id="seal">{say('emergency:account.seal')}</h2>
      <div className="row">
        <StatusWord of={sealShapes[seal.state]}>{say(`emergency:state.${seal.state}`)}</StatusWord>
        {seal.number && <Id>{seal.number}</Id>}
        {seal.at && (
          <span className="quiet nowrap">{say('emergency:account.of', { at: whole(seal.at) })}</span>
        )}
      </div>
      <p className="quiet">{say(`emergency:state-says.${seal.state}`)}</p>
    </section>
  )
}

/** What is reviewed weeks later needs its day. */
const whole = (at: string) => `${date(at)} · ${time(at)}`
/** The line that ends it belongs to it. */
const afterEnd = (end: string) => new Date(Date.parse(end) + 1000).toISOString()

const minutes = ({ at, until, endedAt }: EmergencyOpening) =>
  Math.max(1, Math.round((Date.parse(endedAt ?? until) - Date.parse(at)) / 60_000))

function Opening({ opening, account }: { opening: EmergencyOpening; account: EmergencyAccount }) {
  const say = useSay()
  const may = useMay()
  const { id, state, at, until, duty, seal, workstation, endedAt, endedBy, reason, review } = opening
  const nameOf = (person: string) => {
    if (person === opening.officer) return say('emergency:title')
    const found = account.people.find(known => known.id === person)
    return found ? `${spoken(found.rank)} ${found.name}` : person
  }
  const facts: BandFact[] = [
    {
      label: say('emergency:account.how-long'),
      value:
        state === 'open'
          ? say('emergency:account.until', { until: { time: until } })
          : say('emergency:account.minutes', { count: minutes(opening) }),
    },
    { label: say('emergency:account.workstation'), value: <Value>{workstation}</Value> },
    { label: say('emergency:account.seal-number'), value: <Id>{seal}</Id> },
  ]
  return (
    <section className="panel emergency-opening" aria-labelledby={`opening-${id}`}>
      <div className="row">
        <h2 id={`opening-${id}`}>
          {say('emergency:account.opening', { at: whole(at), duty: say(`emergency:duty.${duty}`) })}
        </h2>
        <StatusWord of={shapes[state]}>{say(`emergency:state.${state}`)}</StatusWord>
      </div>
      <Band facts={facts} />
      {endedAt && (
        <p className="quiet">
          {say('emergency:account.ended', { who: nameOf(endedBy ?? '') })} · {moment(endedAt)}
        </p>
      )}
      <div>
        <h3>{say('emergency:account.reason')}</h3>
        <p className="emergency-text">
          <Value>{reason}</Value>
        </p>
      </div>
      {may('oversight.search') && (
        <Link
          to={paths.ledger}
          search={{
            log: account.site,
            officer: opening.officer,
            from: at,
            until: afterEnd(endedAt ?? until),
          }}
        >
          {say('emergency:account.done')}
        </Link>
      )}
      {review && (
        <div>
          <h3>{say('emergency:account.reviewed', { who: nameOf(review.by), at: moment(review.at) })}</h3>
          <p className="emergency-text">
            <Value>{review.note}</Value>
          </p>
        </div>
      )}
      <Acts opening={opening} />
    </section>
  )
}

/** To end what is open; to review, once, what is over. */
function Acts({ opening: { id, state, officer } }: { opening: EmergencyOpening }) {
  const say = useSay()
  const may = useMay()
  const session = useSession()
  const [reviewing, setReviewing] = useState(false)
  const path = `/emergency/openings/${id}`
  const end = useAct<Record<string, never>, EmergencyAccount>(`${path}/end`, { refresh: changed })
  const review = useAct<{ note: string }, EmergencyAccount>(`${path}/reviews`, {
    after: () => setReviewing(false),
    refresh: changed,
  })
  // who acts as the account ends it in the bar, and leaves with it
  if (state === 'open' && may('posts.closeEmergency') && session.officer.id !== officer)
    return (
      <>
        {end.problem && <Trouble problem={end.problem} again={end.again} />}
        <Button aria-busy={end.pending || undefined} onClick={() => end.press({})}>
          {say('emergency:account.end')}
        </Button>
      </>
    )
  if (state !== 'waits' || !may('posts.reviewEmergency')) return null
  if (!reviewing)
    return (
      <Button primary onClick={() => setReviewing(true)}>
        {say('emergency:account.review')}
      </Button>
    )
  return (
    <ReasonForm
      title={say('emergency:account.review')}
      label={say('emergency:account.note')}
      help={say('emergency:account.note-help')}
      verb={say('emergency:account.close')}
      least={10}
      most={2000}
      send={note => review.press({ note })}
      close={() => setReviewing(false)}
      act={review}
    />
  )
}
