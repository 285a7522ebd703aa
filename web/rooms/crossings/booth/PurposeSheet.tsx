import { useState } from 'react'
import type { Corridor, CrossingFile, Purpose } from '../../../../contracts/crossings.ts'
import { useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import { Ask } from './Ask.tsx'
import { Corridor as Corridors, Purpose as Purposes } from './choices.ts'
import type { Booth } from './useBooth.ts'

/** `P`: purpose and corridor as the traveller says them. */
export function PurposeSheet({ file, booth, shut }: { file: CrossingFile; booth: Booth; shut: () => void }) {
  const say = useSay()
  const [purpose, setPurpose] = useState<Purpose>(
    file.purpose ?? (file.class === 'car' ? 'driver' : 'private'),
  )
  const [corridor, setCorridor] = useState<Corridor>(file.corridor ?? 'green')
  const [host, setHost] = useState('')
  const { declare } = booth.act
  return (
    <Ask
      title={say('crossings:booth.purpose')}
      verb={say('platform:act.save')}
      shut={shut}
      act={declare}
      send={() =>
        declare.press({
          crossing: file.id,
          purpose,
          corridor,
          ...(host.trim() && { host: host.trim() }),
        })
      }
    >
      <Choice
        label={say('crossings:booth.purpose-of')}
        value={purpose}
        options={Purposes.map(value => ({ value, label: say(`crossings:purpose.${value}`) }))}
        choose={setPurpose}
      />
      <Choice
        label={say('crossings:booth.corridor')}
        value={corridor}
        options={Corridors.map(value => ({ value, label: say(`crossings:corridor.${value}`) }))}
        choose={setCorridor}
      />
      <Field label={say('crossings:booth.host')} help={say('crossings:booth.host-help')}>
        {props => (
          <input {...props} maxLength={120} value={host} onChange={event => setHost(event.target.value)} />
        )}
      </Field>
    </Ask>
  )
}
