import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { isDecided } from './standing.ts'
import { useFileAct } from './useFile.ts'
import { useNotMine } from './whoCan.ts'

/** `H`: one authority holds the crossing, with a reason; only it lifts (I-05). */
export function HoldHere({ file }: { file: CrossingFile }) {
  const say = useSay()
  const notMine = useNotMine()
  const [open, setOpen] = useState(false)
  const shut = () => setOpen(false)
  const hold = useFileAct<{ crossing: string; reason: string }>(() => 'holds', shut)
  const refused = isDecided(file.state) ? say('crossings:refusal.decided') : notMine('crossings.hold')
  useKeys({ KeyH: { label: say('crossings:file.hold'), act: () => setOpen(true), refused } })
  if (!open || refused)
    return (
      <Button shortcut="H" refused={refused} onClick={() => setOpen(true)}>
        {say('crossings:file.hold')}
      </Button>
    )
  return (
    <ReasonForm
      title={say('crossings:file.hold')}
      label={say('crossings:file.reason')}
      help={say('crossings:file.hold-help')}
      verb={say('crossings:file.hold-verb')}
      least={3}
      most={500}
      close={shut}
      act={hold}
      send={reason => hold.press({ crossing: file.id, reason })}
    />
  )
}
