import { useState } from 'react'
import type { ListDetail } from '../../../../contracts/screening.ts'
import { useAct } from '../../../platform/act.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

/** The list owner asks for the version that answered before; another person approves (I-22, I-24). */
export function Rollback({ detail }: { detail: ListDetail }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const shut = () => setOpen(false)
  const { list, previous, versions, proposals } = detail
  const act = useAct<{ to: string; reason: string }, unknown>(`/lists/${list.id}/rollbacks`, {
    after: shut,
    refresh: [['list', list.id], ['lists']],
  })
  const at = versions.find(v => v.id === previous)?.importedAt
  const asked = proposals.some(p => p.kind === 'rollback' && p.state === 'waiting')
  const refused = !may('screening.proposeRollback')
    ? say('platform:refusal.duty')
    : !previous || !at
      ? say('screening:rollback.none')
      : asked
        ? say('screening:refusal.asked-already')
        : undefined
  if (!open || !previous || refused)
    return (
      <Button refused={refused} onClick={() => setOpen(true)}>
        {say('screening:rollback.act')}
      </Button>
    )
  return (
    <ReasonForm
      title={say('screening:rollback.title', { at: at ?? '' })}
      label={say('screening:decision.reason')}
      help={say('screening:rollback.help')}
      verb={say('screening:rollback.send')}
      least={3}
      most={500}
      close={shut}
      act={act}
      send={reason => act.press({ to: previous, reason })}
    />
  )
}
