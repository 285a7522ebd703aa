import { useEffect, useRef, useState } from 'react'
import { api } from '../../../platform/api.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

/** An object address of a document; given back when the page lets it go, so that no copy of a person's paper stays in memory. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(undefined)
    }
  }, [blob])
  return url
}

/** The refusal form as it will be printed, two copies; each fetching is counted and stands on the paper, so it is fetched on demand. */
export function FormPreview({ refusal, number }: { refusal: string; number: string }) {
  const say = useSay()
  const frame = useRef<HTMLIFrameElement>(null)
  const [form, setForm] = useState<{ blob?: Blob; problem?: unknown; pending?: true }>({})
  const url = useObjectUrl(form.blob)
  const open = () => {
    if (form.pending) return
    setForm({ pending: true })
    api.file(`/refusals/${refusal}/form`).then(
      blob => setForm({ blob }),
      (problem: unknown) => setForm({ problem }),
    )
  }
  const print = () => frame.current?.contentWindow?.print()
  useKeys({
    KeyP: url
      ? { label: say('platform:act.print'), act: print }
      : { label: say('referrals:desk.show-form'), act: open },
  })
  if (form.pending) return <Loading rows={8} />
  if (form.problem) return <Trouble problem={form.problem} again={open} />
  if (!url)
    return (
      <Button primary shortcut="P" onClick={open}>
        {say('referrals:desk.show-form')}
      </Button>
    )
  return (
    <>
      <div className="buttons">
        <Button primary shortcut="P" onClick={print}>
          {say('platform:act.print')}
        </Button>
        <a className="button" href={url} download={`${number}.pdf`}>
          {say('referrals:desk.save-form')}
        </a>
      </div>
      <iframe
        ref={frame}
        className="form-preview"
        title={say('referrals:desk.form-title', { number })}
        src={`${url}#navpanes=0&view=FitH`}
      />
    </>
  )
}
