import { useState } from 'react'
import type { PastBatch } from '../../../../contracts/past.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment, number } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { isolate, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { type Batches as All, batchesKey } from './usePastImport.ts'

const refresh = [batchesKey]

function Standing({ batch: { reversal } }: { batch: PastBatch }) {
  const say = useSay()
  if (reversal?.answer === 'approved') return <StatusWord of="none">{say('past:import.reversed')}</StatusWord>
  if (reversal && reversal.answer === null)
    return (
      <StatusWord of="waiting">{say('past:import.waits', { reason: isolate(reversal.reason) })}</StatusWord>
    )
  return (
    <>
      <StatusWord of="clear">{say('past:import.counts')}</StatusWord>
      {reversal && <p className="small quiet">{say('past:import.declined')}</p>}
    </>
  )
}

/** The second person answers in the row of the batch; the proposer sees that another has to (I-22). */
function Answering({ batch }: { batch: PastBatch }) {
  const say = useSay()
  const may = useMay()
  const { officer } = useSession()
  const proposal = batch.reversal
  const answer = useAct<{ answer: 'approved' | 'declined' }, All>(
    `/past/${batch.id}/reversals/${proposal?.proposal}/answers`,
    { refresh },
  )
  if (!proposal || proposal.answer !== null) return null
  if (proposal.by === officer.id) return <p className="small quiet">{say('past:import.own-waits')}</p>
  if (!may('crossings.answerPastReversal')) return null
  return (
    <>
      <div className="buttons">
        <Button onClick={() => answer.press({ answer: 'approved' })} aria-busy={answer.pending}>
          {say('past:import.approve')}
        </Button>
        <Button onClick={() => answer.press({ answer: 'declined' })}>{say('past:import.decline')}</Button>
      </div>
      {answer.problem && <Trouble problem={answer.problem} again={answer.again} />}
    </>
  )
}

/** What was taken over at this place of work, newest first; a batch is taken back by two people. */
export function Batches({ rows }: { rows: readonly PastBatch[] }) {
  const say = useSay()
  const may = useMay()
  const [asked, setAsked] = useState<string>()
  const propose = useAct<{ batch: string; reason: string }, All>(({ batch }) => `/past/${batch}/reversals`, {
    refresh,
    after: () => setAsked(undefined),
  })
  const open = ({ reversal }: PastBatch) => !reversal || reversal.answer === 'declined'
  return (
    <section className="panel batches" aria-labelledby="batches">
      <h2 id="batches">{say('past:import.batches')}</h2>
      {rows.length === 0 && <p className="quiet">{say('past:import.no-batches')}</p>}
      {rows.length > 0 && (
        <table className="desk-table" aria-labelledby="batches">
          <thead>
            <tr>
              <th scope="col">{say('past:import.taken')}</th>
              <th scope="col">{say('past:import.register')}</th>
              <th scope="col" className="end">
                {say('past:import.passages')}
              </th>
              <th scope="col" className="end">
                {say('past:import.count.refusals')}
              </th>
              <th scope="col">{say('past:import.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(batch => (
              <tr key={batch.id}>
                <th scope="row" className="nowrap">
                  {moment(batch.at)}
                </th>
                <td>
                  <Value>{batch.source}</Value>
                </td>
                <td className="end">{number(batch.counts.entries + batch.counts.exits)}</td>
                <td className="end">{number(batch.counts.refusals)}</td>
                <td>
                  <div className="standing">
                    <Standing batch={batch} />
                    <Answering batch={batch} />
                    {open(batch) && may('crossings.proposePastReversal') && asked !== batch.id && (
                      <Button onClick={() => setAsked(batch.id)}>{say('past:import.propose')}</Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked && (
        <ReasonForm
          key={asked}
          title={say('past:import.propose-title')}
          label={say('past:import.why')}
          help={say('past:import.propose-help')}
          verb={say('past:import.propose')}
          least={5}
          most={500}
          send={reason => propose.press({ batch: asked, reason })}
          close={() => setAsked(undefined)}
          act={propose}
        />
      )}
    </section>
  )
}
