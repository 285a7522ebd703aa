import { useState } from 'react'
import type { ListDetail, ListFinding, ListProposal } from '../../../../contracts/screening.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useDoer } from './people.ts'

type Answer = 'approved' | 'rejected' | 'withdrawn'

function useFinding(): (finding: ListFinding) => string {
  const say = useSay()
  return finding => {
    switch (finding.about) {
      case 'entries':
      case 'names': {
        const { before, after } = finding
        const share = Math.round((1000 * (before - after)) / before) / 10
        return say(`screening:guard.${finding.about}`, { before, after, share })
      }
      case 'section': {
        const { section, before } = finding
        return say(before ? 'screening:guard.section' : 'screening:guard.section-never', { section, before })
      }
      case 'header':
        return say('screening:guard.header')
      case 'date':
        return say('screening:guard.date', { before: finding.before, after: finding.after })
    }
  }
}

/** What waits and why, with its counts; another person answers, whoever proposed may only withdraw (I-22). */
function Waiting({ detail, proposal }: { detail: ListDetail; proposal: ListProposal }) {
  const say = useSay()
  const by = useDoer(detail.people)
  const finding = useFinding()
  const version = (id: string | null) => detail.versions.find(v => v.id === id)
  const counts = version(proposal.version)?.counts
  const live = version(proposal.live)
  const rollbackTo = version(proposal.version)?.importedAt ?? ''
  return (
    <>
      <p>
        {proposal.kind === 'import'
          ? say('screening:decision.import', { by: by(proposal.by), at: proposal.at })
          : say('screening:decision.rollback', { by: by(proposal.by), at: rollbackTo })}
      </p>
      {proposal.findings.length > 0 && (
        <ul className="findings">
          {proposal.findings.map(one => (
            <li key={one.about + ('section' in one ? one.section : '')}>{finding(one)}</li>
          ))}
        </ul>
      )}
      {proposal.reason && (
        <blockquote>
          <Value>{proposal.reason}</Value>
        </blockquote>
      )}
      <p className="quiet">
        {proposal.kind === 'import' && counts && say('screening:decision.counts', counts)}{' '}
        {live
          ? say('screening:decision.meanwhile', { at: live.importedAt })
          : say('screening:decision.nothing-meanwhile')}
      </p>
      <Decide list={detail.list.id} proposal={proposal} />
    </>
  )
}

function Decide({ list, proposal }: { list: string; proposal: ListProposal }) {
  const say = useSay()
  const me = useSession().officer.id
  const colleagues = useColleagues()
  const [answer, setAnswer] = useState<Answer>()
  const shut = () => setAnswer(undefined)
  const act = useAct<{ answer: Answer; reason: string }, unknown>(
    `/lists/${list}/proposals/${proposal.id}/answers`,
    { after: shut, refresh: [['list', list], ['lists']] },
  )
  const mine = proposal.by === me
  const others = colleagues.with(['list-owner', 'shift-leader'], [me, proposal.by])
  const who =
    others.length > 0
      ? say('screening:decision.ask', { who: others.join(', ') })
      : say('screening:decision.nobody')
  const refused = proposal.notMine ? `${say(proposal.notMine)} ${who}` : undefined
  const ways: { to: Answer; refused: string | undefined }[] = mine
    ? [{ to: 'withdrawn', refused: undefined }]
    : [
        { to: 'approved', refused },
        { to: 'rejected', refused },
      ]
  useKeys(
    mine || answer
      ? {}
      : {
          KeyA: {
            label: say('screening:decision.approved'),
            act: () => setAnswer('approved'),
            refused,
          },
        },
  )
  if (answer)
    return (
      <ReasonForm
        key={answer}
        title={say(`screening:decision.${answer}`)}
        label={say('screening:decision.reason')}
        help={say(`screening:decision.reason-help.${answer}`)}
        verb={say(`screening:decision.${answer}`)}
        least={3}
        most={500}
        close={shut}
        act={act}
        send={reason => act.press({ answer, reason })}
      />
    )
  return (
    <>
      {refused && <p className="quiet">{refused}</p>}
      <div className="buttons">
        {ways.map(way => (
          <Button
            key={way.to}
            primary={way.to === 'approved'}
            {...(way.to === 'approved' && { shortcut: 'A' })}
            aria-disabled={way.refused ? true : undefined}
            onClick={() => !way.refused && setAnswer(way.to)}
          >
            {say(`screening:decision.${way.to}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

/** Everything of this list that waits for a second person, oldest first. */
export function WaitingVersions({ detail }: { detail: ListDetail }) {
  const say = useSay()
  const waiting = detail.proposals.filter(p => p.state === 'waiting').reverse()
  if (waiting.length === 0) return null
  return (
    <section className="panel waiting-versions" aria-labelledby="waiting">
      <h2 id="waiting">{say('screening:decision.title')}</h2>
      {waiting.map(proposal => (
        <article key={proposal.id} className="blocks">
          <Waiting detail={detail} proposal={proposal} />
        </article>
      ))}
    </section>
  )
}
