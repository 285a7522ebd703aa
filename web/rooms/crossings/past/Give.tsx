import { useState } from 'react'
import { Value } from '../../../platform/bidi.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'

const LEAST = 3
const MOST = 120

/** The file, and which register it comes from: that stands beside the batch for ever. */
export function Give({ start }: { start: (source: string, file: File) => void }) {
  const say = useSay()
  const [source, setSource] = useState('')
  const [left, setLeft] = useState(false)
  const [file, setFile] = useState<File>()
  const short = source.trim().length < LEAST ? say('past:import.source-short') : undefined
  return (
    <form
      className="reason-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setLeft(true)
        if (file && !short) start(source.trim(), file)
      }}
    >
      <Field
        label={say('past:import.source')}
        help={say('past:import.source-help')}
        error={left ? short : undefined}
      >
        {field => (
          <input
            {...field}
            dir="auto"
            maxLength={MOST}
            value={source}
            onChange={event => setSource(event.target.value)}
            onBlur={() => setLeft(source !== '')}
          />
        )}
      </Field>
      <Field label={say('past:import.file')} help={say('past:import.file-help')}>
        {field => (
          <span className="file-choice">
            <input
              {...field}
              type="file"
              accept=".csv"
              onChange={event => setFile(event.target.files?.[0])}
            />
            <span className="button" aria-hidden="true">
              {say('past:import.choose')}
            </span>
            {file ? <Value>{file.name}</Value> : say('past:import.no-file')}
          </span>
        )}
      </Field>
      <Button primary type="submit" refused={file ? undefined : say('past:import.choose-first')}>
        {say('past:import.check')}
      </Button>
    </form>
  )
}
