import { useState } from 'react'
import { type ImportedOfficers, importColumns, type RefusedOfficer } from '../../../contracts/officers.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Id, Value } from '../../platform/bidi.tsx'
import { csvOf, saveFile } from '../../platform/csv.ts'
import { number } from '../../platform/dates.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { aboutOfficers } from './queries.ts'
import './people.css'

interface Chosen {
  name: string
  /** undefined: the file is no text in UTF-8. */
  text: string | undefined
}

/** Strictly UTF-8: a name read in the wrong alphabet would stand wrong on every screen. */
async function read(file: File): Promise<Chosen> {
  const bytes = await file.arrayBuffer()
  try {
    return { name: file.name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { name: file.name, text: undefined }
  }
}

interface Sending {
  text: string
  reason: string
  apply: boolean
}

/** Many officers from a file: first counted, then put on file in one step. */
export function ImportPage() {
  const say = useSay()
  const [file, setFile] = useState<Chosen>()
  const [reason, setReason] = useState('')
  const act = useAct<Sending, ImportedOfficers>('/officer-imports', { refresh: aboutOfficers })
  const { answer } = act
  const good = answer && !answer.applied && answer.added > 0
  const missing = !file
    ? say('people:import.choose')
    : file.text === undefined
      ? say('people:import.not-utf8')
      : undefined
  const send = (apply: boolean) => {
    if (file?.text !== undefined) act.press({ text: file.text, reason: reason.trim(), apply })
  }
  const choose = async (chosen: File | undefined) => {
    act.clear()
    setFile(chosen && (await read(chosen)))
  }
  return (
    <>
      <PageHead
        title={say('people:import.title')}
        back={{ to: paths.officers, label: say('people:officers.title') }}
      />
      <div className="blocks">
        <form
          className="panel stack"
          onSubmit={event => {
            event.preventDefault()
            if (!missing) send(false)
          }}
        >
          <Field label={say('people:import.file')} help={say('people:import.format')}>
            {props => (
              <span className="file-choice">
                <input
                  {...props}
                  type="file"
                  accept=".csv,text/csv"
                  onChange={event => void choose(event.target.files?.[0])}
                />
                <span className="button" aria-hidden="true">
                  {say('people:import.choose-file')}
                </span>
                {file ? <Value>{file.name}</Value> : say('people:import.no-file')}
              </span>
            )}
          </Field>
          <Field label={say('people:form.reason')} help={say('people:import.reason-help')}>
            {props => (
              <input
                {...props}
                dir="auto"
                autoComplete="off"
                required
                minLength={3}
                maxLength={300}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" primary={!good} refused={missing} aria-busy={act.pending}>
            {say('people:import.try')}
          </Button>
        </form>
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        {answer && (
          <section className="panel blocks" aria-labelledby="outcome">
            <h2 id="outcome">{say(answer.applied ? 'people:import.done' : 'people:import.would')}</h2>
            <Outcome answer={answer} />
            {good && (
              <Button primary onClick={() => send(true)} aria-busy={act.pending}>
                {say('people:import.apply', { count: answer.added })}
              </Button>
            )}
          </section>
        )}
        <Columns />
      </div>
    </>
  )
}

function Outcome({ answer }: { answer: ImportedOfficers }) {
  const say = useSay()
  const counts = { read: answer.read, added: answer.added, refused: answer.refused.length }
  return (
    <div className="blocks" role="status">
      <StatusWord of={answer.applied ? 'clear' : 'none'}>
        {say(answer.applied ? 'people:import.on-file' : 'people:import.nothing-yet')}
      </StatusWord>
      <dl className="counts">
        {(['read', 'added', 'refused'] as const).map(count => (
          <div key={count}>
            <dt>{say(`people:import.count.${count}`)}</dt>
            <dd>{number(counts[count])}</dd>
          </div>
        ))}
      </dl>
      {answer.refused.length > 0 && <Refused rows={answer.refused} />}
    </div>
  )
}

const shownRows = 20

/** Rows that could not be used, each with line, column and why; all of them as a file. */
function Refused({ rows }: { rows: readonly RefusedOfficer[] }) {
  const say = useSay()
  const head = ['row', 'username', 'column', 'why'].map(name => say(`people:import.refused.${name}`))
  const cells = rows.map(
    ({ row, username, column, reason }) =>
      [row, username, column, say(`people:import.reason.${reason}`)] as const,
  )
  return (
    <>
      <table className="desk-table refused-rows">
        <caption className="unseen">{say('people:import.count.refused')}</caption>
        <thead>
          <tr>
            {head.map(title => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, shownRows).map(([row, username, column, why]) => (
            <tr key={row}>
              <td>{number(row)}</td>
              <td>
                <Id>{username}</Id>
              </td>
              <td>
                <Id>{column}</Id>
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > shownRows && (
        <p className="small quiet">{say('people:import.more', { count: cells.length - shownRows })}</p>
      )}
      <Button onClick={() => saveFile('officers-refused.csv', csvOf([head, ...cells]))}>
        {say('people:import.save')}
      </Button>
    </>
  )
}

const example = [
  'lale.q',
  'Lalə Quliyeva',
  'gizir',
  'warrant officer',
  'прапорщик',
  'ستوان‌یار',
  'sbs',
  'bilasuvar-1',
  'bilasuvar',
  'first-line second-line',
]

/** The format beside the form, and a file to begin with. */
function Columns() {
  const say = useSay()
  return (
    <section className="panel stack" aria-labelledby="columns">
      <h2 id="columns">{say('people:import.columns')}</h2>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('people:import.refused.column')}</th>
            <th scope="col">{say('people:import.example')}</th>
          </tr>
        </thead>
        <tbody>
          {importColumns.map((column, i) => (
            <tr key={column}>
              <th scope="row">
                <Id>{column}</Id>
              </th>
              <td>
                <Value>{example[i] ?? ''}</Value>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => saveFile('officers.csv', csvOf([importColumns, example]))}>
        {say('people:import.sample')}
      </Button>
    </section>
  )
}
