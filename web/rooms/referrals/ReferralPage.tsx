import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReferralDetail } from '../../../contracts/referrals.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Value } from '../../platform/bidi.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { date, time } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay, useSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Status, StatusWord } from '../../ui/Status.tsx'
import { Controls } from '../crossings/file/Controls.tsx'
import { FileHead } from '../crossings/file/FileHead.tsx'
import { Holds } from '../crossings/file/Holds.tsx'
import { Travellers } from '../crossings/file/Travellers.tsx'
import { useFile } from '../crossings/file/useFile.ts'
import { shapeOfHit } from '../screening/shapes.ts'
import { Decision } from './decision/Decision.tsx'
import { Settled } from './decision/Settled.tsx'
import { shapeOfReferral } from './QueuePage.tsx'
import { useHitsOf, useReferral } from './useReferral.ts'
import './referral.css'

/** Why and since when, what first line noted, who has it. `T` takes it, so that two do not work on one person. */
function Head({ referral, look }: { referral: ReferralDetail; look: () => void }) {
  const say = useSay()
  const may = useMay()
  const { officer, shift } = useSession()
  const colleagues = useColleagues()
  const queries = useQueryClient()
  const take = useAct<Record<string, never>, ReferralDetail>(`/referrals/${referral.id}/takings`, {
    after: taken => queries.setQueryData(['referral', taken.id], taken),
    refresh: [['referrals']],
  })
  const holder = referral.taken?.by
  const name = holder && (colleagues.name(holder) ?? say('referrals:queue.not-on-duty'))
  const mine = holder === officer.id
  const against = () => {
    if (!may('referrals.take')) return say('platform:refusal.duty')
    if (holder && shift?.duty !== 'shift-leader')
      return say('referrals:desk.taken-by-another', { who: name ?? '' })
    return undefined
  }
  const open = referral.state !== 'settled' && !mine
  const refused = against()
  const verb = say(holder ? 'referrals:desk.take-over' : 'referrals:desk.take')
  useKeys(open ? { KeyT: { label: verb, act: () => take.press({}), refused } } : {})
  return (
    <div className="panel referral-head">
      <p className="file-verdict">
        <Status of={shapeOfReferral[referral.state]} size={28} />
        <span>
          <b>{say(`referrals:queue.state.${referral.state}`)}</b>
          <span className="quiet">
            {mine && referral.state === 'taken'
              ? say('referrals:desk.yours')
              : name && say('referrals:desk.taken-by', { who: name })}
          </span>
        </span>
      </p>
      <Facts
        small
        facts={[
          {
            id: 'grounds',
            label: say('referrals:queue.grounds'),
            value: referral.grounds.map(ground => say(`referrals:ground.${ground}`)).join(', '),
          },
          ...(referral.note
            ? [{ id: 'note', label: say('referrals:desk.note'), value: <Value>{referral.note}</Value> }]
            : []),
        ]}
      />
      {open && (
        <Button primary shortcut="T" refused={refused} onClick={() => take.press({})}>
          {verb}
        </Button>
      )}
      {take.problem && (
        <Trouble problem={take.problem} again={take.again}>
          <Button onClick={look}>{say('crossings:file.look-again')}</Button>
        </Trouble>
      )}
    </div>
  )
}

/** Hits of the crossing: each is verified on its own page, by another than whoever received it. */
function Hits({ crossing }: { crossing: string }) {
  const say = useSay()
  const may = useMay()
  const { data, error, refetch } = useHitsOf(crossing, may('screening.hits'))
  if (!may('screening.hits')) return null
  return (
    <section className="panel" aria-labelledby="hits">
      <h2 id="hits">{say('referrals:desk.hits')}</h2>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {data?.rows.length === 0 && <p className="quiet">{say('referrals:desk.no-hits')}</p>}
      <ul className="people">
        {data?.rows.map(hit => (
          <li key={hit.id} className="row apart">
            <StatusWord of={shapeOfHit[hit.state]}>
              {say(`screening:hit-state.${hit.state}`)} · {say(`screening:subject.${hit.subject}`)}
            </StatusWord>
            <Link to={paths.hit(hit.id)}>
              {say(hit.state === 'waiting' ? 'referrals:desk.verify' : 'referrals:desk.open-hit')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The crossing's file beside the referral: opened by whoever took it, or on demand; each opening is recorded. */
function Crossing({ referral, at }: { referral: ReferralDetail; at: boolean }) {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const { file, problem, pending, look } = useFile(at || asked ? referral.crossing : undefined)
  useKeys(at || asked ? {} : { KeyF: { label: say('referrals:desk.open-file'), act: () => setAsked(true) } })
  if (!at && !asked)
    return (
      <Button shortcut="F" onClick={() => setAsked(true)}>
        {say('referrals:desk.open-file')}
      </Button>
    )
  if (pending) return <Loading rows={8} />
  if (!file) return <Trouble problem={problem} again={look} />
  return (
    <>
      <FileHead file={file} />
      <Controls file={file} />
      <div className="panels">
        <Travellers file={file} />
        <Holds file={file} />
      </div>
    </>
  )
}

export function ReferralPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { officer, shift } = useSession()
  const { referral, problem, pending, look } = useReferral(id)
  const back = { to: paths.secondLine, label: say('referrals:queue.title') }
  if (pending) return <Loading rows={10} />
  if (!referral)
    return (
      <>
        <PageHead title={say('referrals:desk.title')} back={back} />
        <Trouble problem={problem} again={look} />
      </>
    )
  const mine = referral.taken?.by === officer.id
  const title = { time: time(referral.at), date: date(referral.at) }
  return (
    <>
      <PageHead title={say('referrals:desk.title-at', title)} back={back} />
      <div className={referral.refusal ? 'referral with-form' : 'referral'}>
        <div className="blocks">
          <Head referral={referral} look={look} />
          <Crossing referral={referral} at={mine || referral.state === 'settled'} />
        </div>
        <div className="blocks">
          <Hits crossing={referral.crossing} />
          {referral.settled ? (
            <Settled referral={referral} />
          ) : (
            <Decision referral={referral} look={look} ready={mine || shift?.duty === 'shift-leader'} />
          )}
        </div>
      </div>
    </>
  )
}
