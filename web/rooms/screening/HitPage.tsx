import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { HitDetail, HitRow } from '../../../contracts/screening.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Id, Value } from '../../platform/bidi.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { moment } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { ReasonForm } from '../../platform/ReasonForm.tsx'
import { useSession } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { EvidenceTable, Why } from './evidence/EvidenceTable.tsx'
import { shapeOfHit } from './shapes.ts'

type Decision = 'same' | 'not-same'

/** Whose entry it is, which version answered, and what the owner asks for. */
function Source({ hit }: { hit: HitDetail }) {
  const say = useSay()
  const { source } = hit
  const facts: Fact[] = [
    { id: 'name', label: say(`screening:hit.of.${source.kind}`), value: spoken(source.name) },
    { id: 'at', label: say('screening:hit.version'), value: moment(source.at) },
    { id: 'reference', label: say('screening:hit.reference'), value: <Id>{source.reference}</Id> },
  ]
  if (source.purpose)
    facts.push({
      id: 'purpose',
      label: say('screening:hit.purpose'),
      value: say(`screening:alert-kind.${source.purpose}`),
    })
  if (source.instruction)
    facts.push({
      id: 'instruction',
      label: say('screening:hit.instruction'),
      value: <Value>{source.instruction}</Value>,
    })
  if (source.contact)
    facts.push({
      id: 'contact',
      label: say('screening:hit.contact'),
      value: (
        <b>
          <Value>{source.contact}</Value>
        </b>
      ),
    })
  return (
    <section className="panel" aria-labelledby="source">
      <h2 id="source">{say('screening:hit.source-title')}</h2>
      <Facts small facts={facts} />
    </section>
  )
}

/** What was said of it, by whom; nothing is taken back. */
function Reviews({ hit }: { hit: HitDetail }) {
  const say = useSay()
  const colleagues = useColleagues()
  const said = hit.cleared ? [...hit.reviews, hit.cleared] : hit.reviews
  return (
    <>
      {hit.cleared && <p className="quiet">{say('screening:hit.cleared')}</p>}
      <ol className="people">
        {said.map(review => (
          <li key={review.at} className="hold">
            <b>{say(`screening:hit.said.${review.decision}.${hit.subject}`)}</b>{' '}
            <span className="small quiet">
              <Value>{colleagues.name(review.by) ?? ''}</Value> {moment(review.at)}
            </span>
            <p>
              <Value>{review.note}</Value>
            </p>
          </li>
        ))}
      </ol>
      {hit.feedback.map(answer => (
        <div key={answer.at} className="hold">
          <b>{say('screening:hit.feedback')}</b>{' '}
          <span className="small quiet">
            {say(`screening:hit.feedback-said.${answer.verdict}`)} · {moment(answer.at)}
          </span>
          <p>
            <Value>{answer.note}</Value>
          </p>
        </div>
      ))}
    </>
  )
}

/** `1` is the person, `2` is not; each with a note. One's own hit is judged by another, who is named. */
function Judge({ hit, look }: { hit: HitDetail; look: () => void }) {
  const say = useSay()
  const me = useSession().officer.id
  const colleagues = useColleagues()
  const queries = useQueryClient()
  const [decision, setDecision] = useState<Decision>()
  const shut = () => setDecision(undefined)
  const review = useAct<{ decision: Decision; note: string }, HitRow>(`/hits/${hit.id}/reviews`, {
    after: () => {
      shut()
      look()
      void queries.invalidateQueries({ queryKey: ['hits'] })
    },
  })
  const others = colleagues.with(['second-line', 'shift-leader'], [me])
  const against = () => {
    if (hit.notMine === null) return undefined
    const reason = say(hit.notMine)
    if (hit.state !== 'waiting') return reason
    const who =
      others.length > 0 ? say('screening:hit.ask', { who: others.join(', ') }) : say('screening:hit.nobody')
    return `${reason} ${who}`
  }
  const refused = against()
  const ways = [
    { to: 'same', code: 'Digit1', shortcut: '1' },
    { to: 'not-same', code: 'Digit2', shortcut: '2' },
  ] as const
  useKeys(
    Object.fromEntries(
      ways.map(({ to, code }) => [
        code,
        { label: say(`screening:hit.say.${to}.${hit.subject}`), act: () => setDecision(to), refused },
      ]),
    ),
  )
  return (
    <section className="panel hit-judge" aria-labelledby="judge">
      <h2 id="judge">{say('screening:hit.judge')}</h2>
      <StatusWord of={shapeOfHit[hit.state]}>{say(`screening:hit-state.${hit.state}`)}</StatusWord>
      <Reviews hit={hit} />
      {hit.state === 'waiting' &&
        (decision && !refused ? (
          <ReasonForm
            key={decision}
            title={say(`screening:hit.say.${decision}.${hit.subject}`)}
            label={say('screening:hit.note')}
            help={say(`screening:hit.note-help.${decision}`)}
            verb={say(`screening:hit.send.${decision}`)}
            least={3}
            most={1000}
            close={shut}
            act={review}
            send={note => review.press({ decision, note })}
          />
        ) : (
          <div className="blocks">
            {refused && <p className="quiet">{refused}</p>}
            <div className="buttons">
              {ways.map(({ to, shortcut }) => (
                <Button
                  key={to}
                  shortcut={shortcut}
                  aria-disabled={refused ? true : undefined}
                  onClick={() => !refused && setDecision(to)}
                >
                  {say(`screening:hit.say.${to}.${hit.subject}`)}
                </Button>
              ))}
            </div>
          </div>
        ))}
    </section>
  )
}

/** A hit opened: a look, recorded. The traveller stands beside the entry. */
export function HitPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['hit', id],
    queryFn: ({ signal }) => api.get<HitDetail>(`/hits/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const look = () => void refetch()
  const back = { to: paths.hits, label: say('screening:hits.title') }
  if (isPending) return <Loading rows={10} />
  if (!data)
    return (
      <>
        <PageHead title={say('screening:hit.title')} back={back} />
        <Trouble problem={error} again={look} />
      </>
    )
  return (
    <>
      <PageHead
        title={say(`screening:hit.question.${data.subject}`)}
        back={back}
        acts={<Link to={paths.crossing(data.crossing)}>{say('screening:hit.crossing')}</Link>}
      />
      <div className="hit">
        <section className="panel hit-side" aria-labelledby="compared">
          <h2 id="compared">{say('screening:hit.compared')}</h2>
          <Why evidence={data.evidence} />
          <EvidenceTable hit={data} />
        </section>
        <div className="blocks">
          <Judge hit={data} look={look} />
          <Source hit={data} />
        </div>
      </div>
    </>
  )
}
