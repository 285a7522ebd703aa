import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { HoldHere } from './HoldHere.tsx'
import { isDecided } from './standing.ts'
import { useFileAct } from './useFile.ts'
import { useNotMine } from './whoCan.ts'

/** The traveller turned back, or the file was opened by mistake: it ends with a reason. */
function WithdrawHere({ file }: { file: CrossingFile }) {
  const say = useSay()
  const notMine = useNotMine()
  const [open, setOpen] = useState(false)
  const shut = () => setOpen(false)
  const withdraw = useFileAct<{ crossing: string; reason: string }>(() => 'withdrawal', shut)
  const server = file.verdict.can.withdraw
  const refused = isDecided(file.state)
    ? say('crossings:refusal.decided')
    : (notMine('crossings.withdraw') ?? (server ? say(server) : undefined))
  useKeys({ KeyW: { label: say('crossings:file.withdraw'), act: () => setOpen(true), refused } })
  if (!open || refused)
    return (
      <Button shortcut="W" refused={refused} onClick={() => setOpen(true)}>
        {say('crossings:file.withdraw')}
      </Button>
    )
  return (
    <ReasonForm
      title={say('crossings:file.withdraw')}
      label={say('crossings:file.reason')}
      help={say('crossings:file.withdraw-help')}
      verb={say('platform:act.withdraw')}
      least={3}
      most={500}
      close={shut}
      act={withdraw}
      send={reason => withdraw.press({ crossing: file.id, reason })}
    />
  )
}

/** What is mine to do with a crossing; an act that is not possible keeps its place and says why. */
export function Acts({ file }: { file: CrossingFile }) {
  const say = useSay()
  return (
    <section className="panel" aria-labelledby="acts">
      <h2 id="acts">{say('crossings:file.acts')}</h2>
      <div className="blocks">
        <HoldHere file={file} />
        <WithdrawHere file={file} />
      </div>
    </section>
  )
}
