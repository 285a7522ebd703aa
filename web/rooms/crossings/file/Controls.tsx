import type { ControlView, CrossingFile } from '../../../../contracts/crossings.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { number, time } from '../../../platform/dates.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'
import { authorityIn, isDecided, shapeOfControl, shapeOfResult } from './standing.ts'
import { Track } from './Track.tsx'
import './file.css'

type Answer = ControlView['answers'][number]

/** One answer: what, by whom, when, on what basis. Another authority's answer by delegation names the delegation (I-01). */
function AnswerLine({ file, answer }: { file: CrossingFile; answer: Answer }) {
  const say = useSay()
  const colleagues = useColleagues()
  const authority = spoken(authorityIn(file, answer.authority)) || answer.authority
  const name = colleagues.name(answer.by)
  return (
    <li className="answer">
      <StatusWord of={shapeOfResult(answer.result)}>
        {say(`crossings:file.result.${answer.result}`)}
      </StatusWord>
      <span className="quiet">
        {name ? <Value>{name}</Value> : say('crossings:file.officer-of', { authority })}
      </span>
      <span className="quiet">{time(answer.at)}</span>
      <span className="small quiet">
        {answer.delegation ? (
          <>
            {say('crossings:file.by-delegation')} <Id>{answer.delegation}</Id>
          </>
        ) : (
          say('crossings:file.by-right', { authority })
        )}
      </span>
      {answer.reading && <Id>{`${number(answer.reading.value)} ${answer.reading.unit}`}</Id>}
      {answer.note && (
        <p className="answer-note">
          <Value>{answer.note}</Value>
        </p>
      )}
    </li>
  )
}

/** A decided crossing waits for nobody: what nobody answered is said so. */
function Standing({ control, decided }: { control: ControlView; decided: boolean }) {
  const say = useSay()
  if (control.state === 'not-required')
    return <StatusWord of="none">{say('onestop:track.not-required')}</StatusWord>
  if (decided && control.state === 'waiting')
    return <StatusWord of="none">{say('crossings:file.standing.not-answered')}</StatusWord>
  return (
    <StatusWord of={shapeOfControl[control.state]}>
      {say(`crossings:file.standing.${control.state}`)}
    </StatusWord>
  )
}

/** Every control that the law requires here, in the legal order, with every answer to it, oldest first: nothing is overwritten. */
export function Controls({ file, mine }: { file: CrossingFile; mine?: string | undefined }) {
  const say = useSay()
  const now = Date.now()
  return (
    <section className="panel file-controls" aria-labelledby="controls">
      <div className="panel-head">
        <h2 id="controls">{say('crossings:file.controls')}</h2>
        <span className="small quiet">{say('crossings:file.legal-order')}</span>
      </div>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('crossings:file.control-head')}</th>
            <th scope="col">{say('onestop:track.head')}</th>
            <th scope="col">{say('crossings:file.standing-head')}</th>
            <th scope="col">{say('crossings:file.answers-head')}</th>
          </tr>
        </thead>
        <tbody>
          {[...file.controls]
            .sort((a, b) => a.order - b.order)
            .map(control => (
              <tr key={control.control} className={control.authority === mine ? 'mine' : undefined}>
                <th scope="row">
                  <b>{say(`onestop:control.${control.control}`)}</b>
                  <span className="small quiet">{spoken(control.authorityName)}</span>
                </th>
                <td className="track-cell">
                  <Track control={control} file={file} now={now} />
                </td>
                <td>
                  <Standing control={control} decided={isDecided(file.state)} />
                </td>
                <td>
                  {control.answers.length === 0 && control.state !== 'not-required' ? (
                    <span className="quieter">{say('crossings:file.no-answer')}</span>
                  ) : (
                    <ol>
                      {control.answers.map(answer => (
                        <AnswerLine key={`${answer.at}${answer.by}`} file={file} answer={answer} />
                      ))}
                    </ol>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="small quiet file-act">
        {say('crossings:file.act')} <Value>{file.procedure.act}</Value>
      </p>
    </section>
  )
}
