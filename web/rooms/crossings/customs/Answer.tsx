import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Field.tsx'
import { isDecided } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'

type Result = 'passed' | 'failed' | 'could-not'
const results: readonly Result[] = ['passed', 'failed', 'could-not']

/** The answer to the corridor, Customs' own control. A failed or impossible check says why. */
export function Answer({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [result, setResult] = useState<Result>()
  const shut = () => {
    setOpen(false)
    setResult(undefined)
  }
  const act = useFileAct<{ crossing: string; control: 'corridor'; result: Result; note?: string }>(
    () => 'answers',
    shut,
  )
  const standing = file.controls.find(control => control.control === 'corridor')
  const against = () => {
    if (isDecided(file.state)) return say('crossings:refusal.decided')
    if (!standing) return say('crossings:refusal.control-not-required')
    if (standing.state === 'passed') return say('crossings:customs.passed-already')
    return may('crossings.answer') ? undefined : say('platform:refusal.duty')
  }
  const refused = against()
  useKeys({ KeyA: { label: say('crossings:customs.answer'), act: () => setOpen(true), refused } })
  if (!open || refused)
    return (
      <Button primary shortcut="A" refused={refused} onClick={() => setOpen(true)}>
        {say('crossings:customs.answer')}
      </Button>
    )
  return (
    <ReasonForm
      title={say('crossings:customs.answer-title')}
      label={say('crossings:customs.note')}
      help={say(
        result && result !== 'passed' ? 'crossings:customs.note-needed' : 'crossings:customs.note-help',
      )}
      verb={say('crossings:customs.send')}
      least={result && result !== 'passed' ? 3 : 0}
      most={1000}
      missing={result ? undefined : say('crossings:customs.choose')}
      close={shut}
      act={act}
      send={note =>
        result && act.press({ crossing: file.id, control: 'corridor', result, ...(note && { note }) })
      }
    >
      <Choice
        label={say('crossings:customs.result')}
        value={result}
        choose={setResult}
        options={results.map(value => ({ value, label: say(`crossings:file.result.${value}`) }))}
      />
    </ReasonForm>
  )
}
