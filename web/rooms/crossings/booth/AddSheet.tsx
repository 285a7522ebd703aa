import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useReader } from '../../../platform/reader.ts'
import { useSay } from '../../../platform/words.ts'
import { Sheet } from '../../../ui/Sheet.tsx'
import { LinesField } from './LinesField.tsx'
import type { Booth } from './useBooth.ts'

/** `M`: the next document that is read belongs to another person in the same car. */
export function AddSheet({ file, booth, shut }: { file: CrossingFile; booth: Booth; shut: () => void }) {
  const say = useSay()
  const { add } = booth.act
  const take = (mrz: string) => add.press({ crossing: file.id, document: { mrz } })
  useKeys({ Escape: { label: say('platform:close'), act: shut } }, { alone: true })
  useReader(reading => take(reading.text))
  return (
    <Sheet title={say('crossings:booth.add')} close={say('platform:close')} shut={shut}>
      <p className="booth-prompt">{say('crossings:booth.add-text')}</p>
      {add.problem && (
        <Trouble problem={add.problem} again={add.problem.type === 'line-down' ? add.again : undefined} />
      )}
      <LinesField take={take} />
    </Sheet>
  )
}
