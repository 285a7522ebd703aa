import { useState } from 'react'
import type { ControlView, CrossingFile } from '../../../../contracts/crossings.ts'
import { useColleagues } from '../../../platform/colleagues.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { HoldHere } from '../file/HoldHere.tsx'
import { isDecided, shapeOfControl } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'

type Result = 'passed' | 'failed' | 'could-not'
const results: readonly Result[] = ['passed', 'failed', 'could-not']
/** Controls made with an instrument say what it showed. */
const units: Partial<Record<ControlView['control'], 'kg' | 'µSv/h'>> = {
  radiation: 'µSv/h',
  weighing: 'kg',
  'axle-weight': 'kg',
}

interface Given {
  crossing: string
  control: ControlView['control']
  result: Result
  note?: string
  reading?: { value: number; unit: 'kg' | 'µSv/h' }
}

function AnswerForm({
  file,
  control,
  close,
}: {
  file: CrossingFile
  control: ControlView
  close: () => void
}) {
  const say = useSay()
  const [result, setResult] = useState<Result>()
  const [shown, setShown] = useState('')
  const unit = units[control.control]
  const act = useFileAct<Given>(() => 'answers', close)
  const value = Number(shown.replace(',', '.'))
  const wrong = shown !== '' && !(value >= 0)
  const missing = !result ? say('onestop:mine.choose') : wrong ? say('onestop:mine.reading-wrong') : undefined
  return (
    <ReasonForm
      title={say('onestop:mine.answer-title', { control: say(`onestop:control.${control.control}`) })}
      label={say('onestop:mine.findings')}
      help={say(
        result && result !== 'passed' ? 'onestop:mine.findings-needed' : 'onestop:mine.findings-help',
      )}
      verb={say('onestop:mine.send')}
      least={result && result !== 'passed' ? 3 : 0}
      most={1000}
      missing={missing}
      close={close}
      act={act}
      send={note =>
        result &&
        act.press({
          crossing: file.id,
          control: control.control,
          result,
          ...(note && { note }),
          ...(unit && shown && { reading: { value, unit } }),
        })
      }
    >
      <Choice
        label={say('onestop:mine.result')}
        value={result}
        choose={setResult}
        options={results.map(one => ({ value: one, label: say(`crossings:file.result.${one}`) }))}
      />
      {unit && (
        <Field label={say('onestop:mine.reading', { unit })}>
          {given => (
            <input
              {...given}
              className="id"
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              value={shown}
              onChange={event => setShown(event.target.value)}
            />
          )}
        </Field>
      )}
    </ReasonForm>
  )
}

/** Border check of everybody here: the booth's act, which looks at every verdict first. */
function Release({ file }: { file: CrossingFile }) {
  const say = useSay()
  const act = useFileAct<{ crossing: string }>(
    () => 'release',
    () => {},
  )
  const against = file.verdict.can.release
  const press = () => act.press({ crossing: file.id })
  const refused = against ? say(against) : undefined
  useKeys({ Space: { label: say('onestop:mine.border-check'), act: press, refused } })
  return (
    <>
      <Button primary shortcut="Space" refused={refused} aria-busy={act.pending} onClick={press}>
        {say('onestop:mine.border-check')}
      </Button>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
    </>
  )
}

function Row({ file, control, first }: { file: CrossingFile; control: ControlView; first: boolean }) {
  const say = useSay()
  const me = useSession().officer.id
  const colleagues = useColleagues()
  const [open, setOpen] = useState(false)
  const claim = useFileAct<{ crossing: string; control: string }>(
    () => 'claims',
    () => {},
  )
  const holder = control.claims.at(-1)?.by
  const waits = control.waitsFor[0]
  const refused = waits ? say('onestop:mine.waits', { control: say(`onestop:control.${waits}`) }) : undefined
  const border = control.control === 'border-check'
  const name = say(`onestop:control.${control.control}`)
  useKeys(
    first && !border
      ? { KeyA: { label: say('onestop:mine.answer'), act: () => setOpen(true), refused } }
      : {},
  )
  return (
    <li className="mine-control">
      <span className="row apart">
        <StatusWord of={shapeOfControl[control.state]}>
          <b>{name}</b>
        </StatusWord>
        {holder && control.state !== 'passed' && (
          <span className="small quiet">
            {holder === me
              ? say('onestop:mine.yours')
              : say('onestop:mine.begun-by', { who: colleagues.name(holder) ?? '' })}
          </span>
        )}
      </span>
      {control.state !== 'passed' &&
        (border ? (
          <Release file={file} />
        ) : open && !refused ? (
          <AnswerForm file={file} control={control} close={() => setOpen(false)} />
        ) : (
          <div className="buttons">
            <Button
              primary
              shortcut={first ? 'A' : undefined}
              refused={refused}
              onClick={() => setOpen(true)}
            >
              {say('onestop:mine.answer')} <span className="unseen">{name}</span>
            </Button>
            {holder !== me && !refused && (
              <Button
                aria-busy={claim.pending}
                onClick={() => claim.press({ crossing: file.id, control: control.control })}
              >
                {say(holder ? 'onestop:mine.take-over' : 'onestop:mine.begin')}{' '}
                <span className="unseen">{name}</span>
              </Button>
            )}
          </div>
        ))}
      {claim.problem && <Trouble problem={claim.problem} again={claim.again} />}
    </li>
  )
}

/** What is mine to answer here, in the legal order, and the hold that any authority with a say may place. */
export function Mine({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const { authority } = useSession().officer
  const mine = file.controls.filter(c => c.authority === authority && c.state !== 'not-required')
  const first = mine.find(c => c.state !== 'passed' && c.control !== 'border-check' && !c.waitsFor.length)
  const decided = isDecided(file.state)
  return (
    <section className="panel mine-panel" aria-labelledby="mine">
      <h2 id="mine">{say('onestop:mine.title')}</h2>
      {mine.length === 0 && <p className="quiet">{say('onestop:mine.none')}</p>}
      {!decided && may('crossings.answer') && (
        <ul className="people">
          {mine.map(control => (
            <Row key={control.control} file={file} control={control} first={control === first} />
          ))}
        </ul>
      )}
      <HoldHere file={file} />
    </section>
  )
}
