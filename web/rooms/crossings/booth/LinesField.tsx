import { type FormEvent, useId, useState } from 'react'
import { fromPaste } from '../../../platform/reader.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'

/** Where there is no reader: the lines of the zone, typed or pasted. `Ctrl Enter` or the button reads them. */
export function LinesField({ take, refused }: { take: (mrz: string) => void; refused?: string | undefined }) {
  const say = useSay()
  const [text, setText] = useState('')
  const form = useId()
  const read = (event?: FormEvent) => {
    event?.preventDefault()
    // the zone has capital letters only, whatever was typed
    const lines = fromPaste(text.replace(/[a-z]/g, letter => letter.toUpperCase())).text
    if (lines && !refused) take(lines)
  }
  return (
    <form className="booth-lines" id={form} onSubmit={read}>
      <Field label={say('crossings:booth.lines')} help={say('crossings:booth.lines-help')}>
        {props => (
          <textarea
            {...props}
            className="id"
            rows={3}
            maxLength={400}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="characters"
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read()
            }}
          />
        )}
      </Field>
      <Button type="submit" shortcut="Ctrl Enter" refused={refused}>
        {say('crossings:booth.lines-act')}
      </Button>
    </form>
  )
}
