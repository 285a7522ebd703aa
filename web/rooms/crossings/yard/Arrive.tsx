import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useAct } from '../../../platform/act.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useReader } from '../../../platform/reader.ts'
import { StateField } from '../../../platform/StateField.tsx'
import { useSay } from '../../../platform/words.ts'
import { Field } from '../../../ui/Field.tsx'
import { LinesField } from '../booth/LinesField.tsx'

type Body = { document: { mrz: string }; plate?: { text: string; state: string } }

/** What stands at the lane: the plate, then the document of whoever drives. */
export function Arrive({ train, opened }: { train: boolean; opened: (file: CrossingFile) => void }) {
  const say = useSay()
  const [state, setState] = useState('IRN')
  const [plate, setPlate] = useState('')
  const open = useAct<Body, CrossingFile>('/crossings', {
    after: file => {
      setPlate('')
      opened(file)
    },
    refresh: [['work']],
  })
  const written = plate.trim()
  const missing = train || written ? undefined : say('onestop:arrive.plate-first')
  const take = (mrz: string) => {
    if (!missing) open.press({ document: { mrz }, ...(!train && { plate: { text: written, state } }) })
  }
  useReader(reading => take(reading.text))
  return (
    <section className="panel blocks" aria-labelledby="arrive">
      <h2 id="arrive">{say(train ? 'onestop:arrive.title-train' : 'onestop:arrive.title')}</h2>
      {!train && (
        <>
          <StateField label={say('onestop:arrive.state')} value={state} change={setState} />
          <Field label={say('onestop:arrive.plate')}>
            {given => (
              <input
                {...given}
                className="id"
                autoComplete="off"
                spellCheck={false}
                maxLength={20}
                value={plate}
                onChange={event => setPlate(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <LinesField take={take} refused={missing} />
      {open.problem && <Trouble problem={open.problem} again={open.again} />}
    </section>
  )
}
