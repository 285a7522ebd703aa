import { type FormEvent, type ReactNode, type RefObject, useEffect } from 'react'
import type { Problem } from '../../../platform/api.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

/** The field that an opened sheet begins with, instead of its close button. */
export function useFirst(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [field])
}

/** A sheet that asks one thing: `Ctrl Enter` or the button sends, `Esc` closes; the input stays while nothing was recorded. */
export function Ask({
  title,
  verb,
  send,
  shut,
  act,
  refused,
  children,
}: {
  title: string
  verb: string
  send: () => void
  shut: () => void
  act?: { problem: Problem | undefined; again: (() => void) | undefined; pending: boolean }
  refused?: string | undefined
  children: ReactNode
}) {
  const say = useSay()
  const go = () => {
    if (!refused) send()
  }
  useKeys(
    {
      Escape: { label: say('platform:close'), act: shut },
      'Ctrl+Enter': { label: verb, act: go, refused },
    },
    { alone: true },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go()
  }
  return (
    <Sheet title={title} close={say('platform:close')} shut={shut}>
      <form className="booth-ask" onSubmit={submit}>
        {children}
        {act?.problem && (
          <Trouble problem={act.problem} again={act.problem.type === 'line-down' ? act.again : undefined} />
        )}
        <div className="row">
          <Button
            type="submit"
            primary
            big
            shortcut="Ctrl Enter"
            refused={refused}
            aria-busy={act?.pending || undefined}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
