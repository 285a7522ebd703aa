import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Outcome, OutcomeDetail, SourceFigures } from '../../../../contracts/alerts.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { dayHere, moment } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { spoken, useSay, type Words } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { shapeOfHit } from '../shapes.ts'
import { whoOf } from './people.ts'

type Verdict = 'agrees' | 'disagrees'

function Answer({ outcome, after }: { outcome: OutcomeDetail; after: () => void }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [verdict, setVerdict] = useState<Verdict>()
  const shut = () => setOpen(false)
  const act = useAct<{ site: string; verdict: Verdict; note: string }, OutcomeDetail>(
    `/outcomes/${outcome.hit}/answers`,
    {
      after: () => {
        shut()
        after()
      },
    },
  )
  if (outcome.notMine) return <p className="quiet">{say(outcome.notMine)}</p>
  if (!open) return <Button onClick={() => setOpen(true)}>{say('alerts:outcome.answer')}</Button>
  return (
    <ReasonForm
      title={say('alerts:outcome.answer')}
      label={say('alerts:outcome.note')}
      help={say('alerts:outcome.note-help')}
      verb={say('alerts:outcome.send')}
      least={3}
      most={1000}
      missing={verdict ? undefined : say('alerts:outcome.choose')}
      close={shut}
      act={act}
      send={note => verdict && act.press({ site: outcome.site, verdict, note })}
    >
      <Choice<Verdict>
        label={say('alerts:outcome.answer-as')}
        value={verdict}
        choose={setVerdict}
        options={(['agrees', 'disagrees'] as const).map(value => ({
          value,
          label: say(`alerts:outcome.verdict.${value}`),
        }))}
      />
    </ReasonForm>
  )
}

/** One outcome opened: a look, recorded. */
function Opened({ of, changed, shut }: { of: Outcome; changed: () => void; shut: () => void }) {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['outcome', of.hit],
    queryFn: ({ signal }) =>
      api.get<OutcomeDetail>(`/outcomes/${of.hit}?site=${encodeURIComponent(of.site)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const look = () => void refetch()
  const who = whoOf(data?.people ?? {})
  return (
    <section className="outcome" aria-label={say('alerts:outcome.one')}>
      {isPending && <Loading rows={3} />}
      {!isPending && !data && <Trouble problem={error} again={look} />}
      {data && (
        <ol className="people">
          {data.reviews.map(review => (
            <li key={review.at} className="hold">
              <b>{say(`screening:hit.said.${review.decision}.${data.subject}`)}</b>
              <p className="small quiet">
                {say('alerts:outcome.said', { who: who(review.by) })} {moment(review.at)}
              </p>
              <p>
                <Value>{review.note}</Value>
              </p>
            </li>
          ))}
          {data.feedback.map(said => (
            <li key={said.at} className="hold">
              <b>{say(`alerts:outcome.verdict.${said.verdict}`)}</b>
              <p className="small quiet">
                {say('alerts:outcome.said', { who: who(said.by) })} {moment(said.at)}
              </p>
              <p>
                <Value>{said.note}</Value>
              </p>
            </li>
          ))}
        </ol>
      )}
      {data && (
        <Answer
          outcome={data}
          after={() => {
            look()
            changed()
          }}
        />
      )}
      <Button onClick={shut}>{say('alerts:outcome.close')}</Button>
    </section>
  )
}

interface OutcomesProps {
  outcomes: readonly Outcome[]
  figures: SourceFigures
  posts: readonly { post: string; name: Words }[]
  /** Whether the reader may open one and answer. */
  mayOpen: boolean
  /** After an answer: the outcomes are to be read again. */
  changed: () => void
}

/** The latest hits of a list or alert and how each ended; the owner may answer. */
export function Outcomes({ outcomes, figures, posts, mayOpen, changed }: OutcomesProps) {
  const say = useSay()
  const [open, setOpen] = useState<string>()
  const post = (site: string) => spoken(posts.find(p => p.post === site.split('/')[0])?.name) || site
  const { hits, confirmed, dismissed, crossings, since } = figures
  const chosen = outcomes.find(one => one.hit === open)
  return (
    <section className="panel blocks" aria-labelledby="outcomes">
      <h2 id="outcomes">{say('alerts:outcome.title')}</h2>
      <p className="quiet">
        {say('alerts:outcome.counts', {
          since: { date: dayHere(since) },
          hits,
          confirmed,
          dismissed,
          crossings,
        })}
      </p>
      {outcomes.length === 0 ? (
        <p className="quiet">{say('alerts:outcome.none')}</p>
      ) : (
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">{say('alerts:outcome.at')}</th>
              <th scope="col">{say('alerts:outcome.post')}</th>
              <th scope="col">{say('alerts:outcome.ended')}</th>
              <th scope="col">{say('alerts:outcome.your-answer')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(one => (
              <tr key={one.hit}>
                <td>
                  {mayOpen ? (
                    <button
                      type="button"
                      className="row-way"
                      aria-expanded={open === one.hit}
                      onClick={() => setOpen(one.hit)}
                    >
                      {moment(one.at)} <span className="unseen">{say('alerts:outcome.open')}</span>
                    </button>
                  ) : (
                    moment(one.at)
                  )}
                </td>
                <td>{post(one.site)}</td>
                <td>
                  <StatusWord of={shapeOfHit[one.state]}>
                    {say(`screening:hit-state.${one.state}`)}
                  </StatusWord>
                </td>
                <td>{one.answered ? say(`alerts:outcome.verdict.${one.answered}`) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <Opened key={chosen.hit} of={chosen} changed={changed} shut={() => setOpen(undefined)} />}
    </section>
  )
}
