import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AlertAnswer, ProposedAlert } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { moment } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { ReasonForm } from '../../platform/ReasonForm.tsx'
import { useMay } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { AlertFacts } from './alerts/AlertValue.tsx'
import { Differences } from './alerts/Differences.tsx'
import { whoOf } from './alerts/people.ts'
import './alerts/alerts.css'

const shapes = { approved: 'clear', declined: 'stop', withdrawn: 'none', waiting: 'waiting' } as const

/** Who proposed what, on which ground, and how many have approved. */
function About({ proposal }: { proposal: ProposedAlert }) {
  const say = useSay()
  const name = whoOf(proposal.people)
  const who = (id: string) => say(name(id))
  const what =
    proposal.base === null
      ? say('alerts:proposal.new')
      : proposal.effects.map(effect => say(`alerts:effect.${effect}`)).join(', ')
  const facts: Fact[] = [
    { id: 'does', label: say('alerts:proposal.does'), value: what },
    { id: 'by', label: say('alerts:proposal.by'), value: who(proposal.by) },
    { id: 'since', label: say('alerts:proposal.since'), value: moment(proposal.at) },
    { id: 'ground', label: say('alerts:proposal.ground'), value: <Value>{proposal.reason}</Value> },
    {
      id: 'needs',
      label: say('alerts:proposal.needs'),
      value: say('alerts:desk.approvals-of', proposal.approvals),
    },
  ]
  if (proposal.approvedBy.length > 0)
    facts.push({
      id: 'approved',
      label: say('alerts:proposal.approved-by'),
      value: proposal.approvedBy.map(who).join('; '),
    })
  const state = proposal.answer ?? 'waiting'
  return (
    <section className="panel blocks" aria-labelledby="about">
      <h2 id="about">{say('alerts:proposal.title')}</h2>
      <StatusWord of={shapes[state]}>{say(`alerts:proposal.state.${state}`)}</StatusWord>
      <Facts small facts={facts} />
      {proposal.approvals.needs > 1 && <p className="quiet">{say('alerts:proposal.takes-two')}</p>}
    </section>
  )
}

/** Another unit approves or declines; the proposer takes back, and never approves (I-22). */
function Answer({ proposal, look }: { proposal: ProposedAlert; look: () => void }) {
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const [declining, setDeclining] = useState(false)
  const after = () => {
    setDeclining(false)
    look()
    void queries.invalidateQueries({ queryKey: ['alerts'] })
  }
  const at = `/alert-proposals/${proposal.proposal}`
  const answer = useAct<{ answer: 'approved' | 'declined'; reason?: string }, AlertAnswer>(`${at}/answers`, {
    after,
  })
  const back = useAct<Record<string, never>, AlertAnswer>(`${at}/withdrawal`, { after })
  const open = proposal.answer === null
  const mine = open && proposal.owner
  const answers = open && !proposal.owner && may('screening.answerAlert')
  const refused = proposal.notMine ? say(proposal.notMine) : undefined
  const approve = () => answer.press({ answer: 'approved' })
  const decline = () => setDeclining(true)
  const takeBack = () => back.press({})
  useKeys({
    ...(answers && {
      KeyA: { label: say('alerts:proposal.approve'), act: approve, refused },
      KeyD: { label: say('alerts:proposal.decline'), act: decline },
    }),
    ...(mine && { KeyW: { label: say('alerts:proposal.take-back'), act: takeBack } }),
  })
  if (!open) return null
  return (
    <section className="panel blocks" aria-labelledby="answer">
      <h2 id="answer">{say('alerts:proposal.answer')}</h2>
      {answer.answer?.version === null && proposal.approvals.has > 0 && (
        <p role="status">{say('alerts:proposal.first-done')}</p>
      )}
      {(answer.problem || back.problem) && !declining && (
        <Trouble problem={answer.problem ?? back.problem} again={answer.again ?? back.again} />
      )}
      {declining ? (
        <ReasonForm
          title={say('alerts:proposal.decline')}
          label={say('alerts:proposal.decline-reason')}
          verb={say('alerts:proposal.decline')}
          least={3}
          most={500}
          close={() => setDeclining(false)}
          act={answer}
          send={reason => answer.press({ answer: 'declined', reason })}
        />
      ) : (
        <div className="buttons">
          {answers && (
            <>
              <Button primary shortcut="A" refused={refused} aria-busy={answer.pending} onClick={approve}>
                {say('alerts:proposal.approve')}
              </Button>
              <Button shortcut="D" onClick={decline}>
                {say('alerts:proposal.decline')}
              </Button>
            </>
          )}
          {mine && (
            <Button shortcut="W" aria-busy={back.pending} onClick={takeBack}>
              {say('alerts:proposal.take-back')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** A proposal opened beside what stands: a look, recorded. */
export function ProposalPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['alert-proposal', id],
    queryFn: ({ signal }) => api.get<ProposedAlert>(`/alert-proposals/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const look = () => void refetch()
  const back = { to: paths.alerts, label: say('alerts:desk.title') }
  if (isPending) return <Loading rows={10} />
  if (!data)
    return (
      <>
        <PageHead title={say('alerts:proposal.title')} back={back} />
        <Trouble problem={error} again={look} />
      </>
    )
  const { base, before, content } = data
  const shown = content ?? before
  return (
    <>
      <PageHead
        title={say(base === null ? 'alerts:proposal.new' : 'alerts:proposal.change')}
        back={back}
        acts={
          (base !== null || data.answer === 'approved') && (
            <Link to={paths.alert(data.alert)}>{say('alerts:proposal.to-alert')}</Link>
          )
        }
      />
      <div className="alert-columns">
        <div className="blocks">
          {before && (
            <section className="panel" aria-labelledby="differences">
              <h2 id="differences">{say('alerts:proposal.differences')}</h2>
              {content ? (
                <Differences before={before} after={content} />
              ) : (
                <p>{say('alerts:proposal.withdraws')}</p>
              )}
            </section>
          )}
          {shown && (
            <section className="panel" aria-labelledby="sought">
              <h2 id="sought">{say('alerts:one.who')}</h2>
              <AlertFacts small content={shown} />
            </section>
          )}
        </div>
        <div className="blocks">
          <Answer proposal={data} look={look} />
          <About proposal={data} />
        </div>
      </div>
    </>
  )
}
