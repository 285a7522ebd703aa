import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import { Ask } from './Ask.tsx'
import type { Booth } from './useBooth.ts'

const reasons = ['poor-reading', 'turned-back', 'mistake', 'other'] as const
type Reason = (typeof reasons)[number]

/**
 * `R`, or another document on the reader, while a file is open: it does not vanish, it is withdrawn with a reason. What was read
 * meanwhile is kept and opened afterwards.
 */
export function WithdrawSheet({
  file,
  booth,
  kept,
  shut,
}: {
  file: CrossingFile
  booth: Booth
  /** A document was read meanwhile. */
  kept: boolean
  shut: () => void
}) {
  const say = useSay()
  const [reason, setReason] = useState<Reason>('poor-reading')
  const [own, setOwn] = useState('')
  const { withdraw } = booth.act
  const text = reason === 'other' ? own.trim() : say(`crossings:booth.reason.${reason}`)
  return (
    <Ask
      title={say('crossings:booth.still-open')}
      verb={say('crossings:booth.withdraw-act')}
      shut={shut}
      act={withdraw}
      refused={text.length < 3 ? say('crossings:booth.reason-needed') : undefined}
      send={() => withdraw.press({ crossing: file.id, reason: text })}
    >
      <p className="quiet">
        {say(kept ? 'crossings:booth.still-open-kept' : 'crossings:booth.still-open-text')}
      </p>
      <Choice
        label={say('crossings:booth.reason-label')}
        value={reason}
        options={reasons.map(value => ({ value, label: say(`crossings:booth.reason.${value}`) }))}
        choose={setReason}
      />
      {reason === 'other' && (
        <Field label={say('crossings:booth.reason-own')} help={say('crossings:booth.no-name')}>
          {props => (
            <input {...props} maxLength={500} value={own} onChange={event => setOwn(event.target.value)} />
          )}
        </Field>
      )}
    </Ask>
  )
}
