import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { Problem } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { time } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { isDecided } from './standing.ts'
import { useFileAct } from './useFile.ts'

type Correction = CrossingFile['corrections'][number]
type Outcome = 'released' | 'refused' | 'withdrawn'

/** What a decision may be corrected to (I-03); the server has the last word. */
const ways: Record<Outcome, readonly Outcome[]> = {
  released: ['refused', 'withdrawn'],
  refused: ['released'],
  withdrawn: [],
}

/** Somebody else changed the file meanwhile: who, to what; both stand, and the reader looks again before deciding anew (412). */
function Changed({ problem, look }: { problem: Problem; look: () => void }) {
  const say = useSay()
  const colleagues = useColleagues()
  const { by, state } = problem.detail?.params ?? {}
  const who = typeof by === 'string' ? colleagues.name(by) : undefined
  return (
    <Trouble problem={problem}>
      <p>
        {say('crossings:file.changed-by', {
          who: who ?? say('crossings:file.somebody'),
          state: typeof state === 'string' ? state : '',
        })}
      </p>
      <Button onClick={look}>{say('crossings:file.look-again')}</Button>
    </Trouble>
  )
}

const changed = (problem: Problem) => problem.type === 'changed-meanwhile'

function Propose({ file, look, close }: { file: CrossingFile; look: () => void; close: () => void }) {
  const say = useSay()
  const options = isDecided(file.state) ? ways[file.state as Outcome] : []
  const [to, setTo] = useState(options.length === 1 ? options[0] : undefined)
  const propose = useFileAct<{ crossing: string; version: number; to: Outcome; reason: string }>(
    () => 'corrections',
    close,
  )
  return (
    <ReasonForm
      title={say('crossings:file.correct-title')}
      label={say('crossings:file.reason')}
      help={say('crossings:file.correct-help')}
      verb={say('crossings:file.propose')}
      least={5}
      most={1000}
      missing={to ? undefined : say('crossings:file.choose-outcome')}
      close={close}
      act={propose}
      send={reason => to && propose.press({ crossing: file.id, version: file.version, to, reason })}
      trouble={problem => (changed(problem) ? <Changed problem={problem} look={look} /> : undefined)}
    >
      <Choice
        label={say('crossings:file.correct-to')}
        value={to}
        choose={setTo}
        options={options.map(value => ({ value, label: say(`crossings:state.${value}`) }))}
      />
    </ReasonForm>
  )
}

/** The second pair of eyes. The proposer sees for whom it waits, never *approve* (I-22). */
function Waiting({
  file,
  correction,
  look,
}: {
  file: CrossingFile
  correction: Correction
  look: () => void
}) {
  const say = useSay()
  const may = useMay()
  const me = useSession().officer.id
  const colleagues = useColleagues()
  const [declining, setDeclining] = useState(false)
  const answer = useFileAct<{
    crossing: string
    correction: string
    version: number
    answer: 'approved' | 'declined'
    reason?: string
  }>(
    body => `corrections/${body.correction}/answers`,
    () => setDeclining(false),
  )
  const body = { crossing: file.id, correction: correction.id, version: file.version }
  const mine = correction.proposedBy !== me && may('crossings.answerCorrection')
  const approve = () => answer.press({ ...body, answer: 'approved' })
  useKeys(mine && !declining ? { KeyA: { label: say('crossings:file.approve'), act: approve } } : {})
  if (!mine) {
    const others = colleagues.with(['shift-leader'], [correction.proposedBy])
    return (
      <StatusWord of="waiting">
        {others.length > 0
          ? say('crossings:file.waits-for', { who: others.join(', '), time: { time: correction.at } })
          : say('crossings:file.waits-for-leader', { time: { time: correction.at } })}
      </StatusWord>
    )
  }
  if (declining)
    return (
      <ReasonForm
        title={say('crossings:file.decline-title')}
        label={say('crossings:file.reason')}
        verb={say('platform:act.decline')}
        least={3}
        most={500}
        close={() => setDeclining(false)}
        act={answer}
        send={reason => answer.press({ ...body, answer: 'declined', reason })}
        trouble={problem => (changed(problem) ? <Changed problem={problem} look={look} /> : undefined)}
      />
    )
  return (
    <>
      <div className="buttons">
        <Button primary shortcut="A" onClick={approve} aria-busy={answer.pending}>
          {say('crossings:file.approve')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{say('platform:act.decline')}</Button>
      </div>
      {answer.problem &&
        (changed(answer.problem) ? (
          <Changed problem={answer.problem} look={look} />
        ) : (
          <Trouble problem={answer.problem} again={answer.again} />
        ))}
    </>
  )
}

/** Corrections of a decided crossing, oldest first; the decision that was, stays (I-03, I-24). */
export function Corrections({ file, look }: { file: CrossingFile; look: () => void }) {
  const say = useSay()
  const may = useMay()
  const colleagues = useColleagues()
  const [open, setOpen] = useState(false)
  const waiting = file.corrections.some(correction => correction.answer === null)
  const against = () => {
    if (!isDecided(file.state)) return say('crossings:file.not-decided')
    if (ways[file.state as Outcome].length === 0) return say('crossings:file.no-correction')
    if (waiting) return say('crossings:file.correction-waits')
    return may('crossings.proposeCorrection') ? undefined : say('platform:refusal.duty')
  }
  const refused = against()
  useKeys({
    KeyE: {
      label: say('crossings:file.correct-title'),
      act: () => setOpen(true),
      refused,
    },
  })
  return (
    <section className="panel" aria-labelledby="corrections">
      <h2 id="corrections">{say('crossings:file.corrections')}</h2>
      <ol className="people">
        {file.corrections.map(correction => (
          <li key={correction.id} className="hold">
            <b>{say('crossings:file.correction-to', { state: correction.to })}</b>
            <span className="small quiet">
              <Value>{colleagues.name(correction.proposedBy) ?? ''}</Value> {time(correction.at)}
            </span>
            <p>
              <Value>{correction.reason}</Value>
            </p>
            {correction.answer === null ? (
              <Waiting file={file} correction={correction} look={look} />
            ) : (
              <StatusWord of={correction.answer === 'approved' ? 'clear' : 'none'}>
                {say(`crossings:file.answered.${correction.answer}`)}
              </StatusWord>
            )}
          </li>
        ))}
      </ol>
      {open && !refused ? (
        <Propose file={file} look={look} close={() => setOpen(false)} />
      ) : (
        <Button shortcut="E" refused={refused} onClick={() => setOpen(true)}>
          {say('crossings:file.correct-title')}
        </Button>
      )}
    </section>
  )
}
