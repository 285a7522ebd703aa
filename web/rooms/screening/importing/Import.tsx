import { useState } from 'react'
import type { ListSettings } from '../../../../contracts/screening.ts'
import { Value } from '../../../platform/bidi.tsx'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Outcome } from './Outcome.tsx'
import { Progress } from './Progress.tsx'
import { type Files, partsOf } from './upload.ts'
import { isOver, useImport } from './useImport.ts'

const accepted: Record<ListSettings['format'], string> = { csv: '.csv', un: '.xml', ofac: '.csv,.del,.txt' }

/** The file or files of a list; one button sends them. */
function Choose({
  list,
  refused,
  start,
}: {
  list: ListSettings
  refused: string | undefined
  start: (files: Files) => void
}) {
  const say = useSay()
  const [files, setFiles] = useState<Files>({})
  const parts = partsOf(list.format)
  const missing = files.main ? undefined : say('screening:importing.choose')
  return (
    <form
      className="reason-form"
      onSubmit={event => {
        event.preventDefault()
        if (!refused && !missing) start(files)
      }}
    >
      <div className="import-files">
        {parts.map(part => (
          <Field
            key={part}
            label={say(`screening:importing.file.${list.format}-${part}`)}
            help={say(
              part === 'main' ? `screening:importing.format.${list.format}` : 'screening:importing.may-lack',
            )}
          >
            {field => (
              <span className="file-choice">
                <input
                  {...field}
                  type="file"
                  accept={accepted[list.format]}
                  onChange={event => setFiles({ ...files, [part]: event.target.files?.[0] })}
                />
                <span className="button" aria-hidden="true">
                  {say('screening:importing.choose-file')}
                </span>
                {files[part] ? <Value>{files[part].name}</Value> : say('screening:importing.no-file')}
              </span>
            )}
          </Field>
        ))}
      </div>
      <Button primary type="submit" refused={refused ?? missing}>
        {say('screening:importing.start')}
      </Button>
    </form>
  )
}

/** Import of a new version with its progress. The version that answers stays until the new one is whole (I-38). */
export function Import({ list, refused }: { list: ListSettings; refused: string | undefined }) {
  const say = useSay()
  const { job, looking, sending, problem, speed, start, stop, forget } = useImport(list)
  const running = sending !== undefined || (job !== undefined && !isOver(job.step))
  const stoppable = sending !== undefined || job?.step === 'waiting' || job?.step === 'reading'
  useKeys(stoppable ? { Escape: { label: say('screening:importing.stop'), act: stop } } : {})
  return (
    <section className="panel" aria-labelledby="import">
      <h2 id="import">{say('screening:importing.title')}</h2>
      <div className="blocks">
        {!running && !job && !looking && <Choose list={list} refused={refused} start={start} />}
        {sending && <Progress step="sending" {...sending} speed={speed} stop={stop} />}
        {job && !isOver(job.step) && (
          <Progress
            step={job.step}
            done={job.done}
            of={job.of}
            speed={speed}
            stop={stoppable ? stop : undefined}
          />
        )}
        {problem !== undefined && <Trouble problem={problem} />}
        {job && isOver(job.step) && (
          <>
            <Outcome job={job} />
            {refused === undefined && (
              <div className="buttons">
                <Button onClick={forget}>{say('screening:importing.another')}</Button>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  )
}
