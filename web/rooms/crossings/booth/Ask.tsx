import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../../../platform/api.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

/** The focus of an opened sheet: its first field, or the choice that is made, instead of its close button. Again with each `turn`. */
function useFirst(turn: unknown) {
  const form = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn itself is what begins anew
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input:checked, input:not([type=radio]), textarea')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [turn])
  return form
}

/** A sheet that asks one thing: `Ctrl Enter` or the button sends, `Esc` closes; the input stays while nothing was recorded. */
export function Ask({
  title,
  verb,
  send,
  shut,
  act,
  refused,
  turn,
  children,
}: {
  title: string
  verb: string
  send: () => void
  shut: () => void
  act?: { problem: Problem | undefined; again: (() => void) | undefined; pending: boolean }
  refused?: string | undefined
  /** Changes when the sheet asks the next thing. */
  turn?: unknown
  children: ReactNode
}) {
  const say = useSay()
  const form = useFirst(turn)
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
      <form className="booth-ask" ref={form} onSubmit={submit}>
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
