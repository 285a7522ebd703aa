import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FoundNumber, FoundNumbers } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Id, Value } from '../../platform/bidi.tsx'
import { moment } from '../../platform/dates.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { StateField } from '../../platform/StateField.tsx'
import { stateCodes } from '../../platform/states.ts'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { plainNumber } from './alerts/draft.ts'
import { NumberField } from './alerts/NumberField.tsx'
import './alerts/alerts.css'

type Kind = 'document' | 'vehicle'
interface Asked {
  kind: Kind
  number: string
  state: string
  case: string
}

/** How each found number is like the one in hand, the likest first. */
function Found({ rows }: { rows: readonly FoundNumber[] }) {
  const say = useSay()
  return (
    <table className="desk-table">
      <thead>
        <tr>
          <th scope="col">{say('alerts:number.how')}</th>
          <th scope="col">{say('alerts:number.listed')}</th>
          <th scope="col">{say('alerts:number.source')}</th>
          <th scope="col">{say('alerts:desk.purpose')}</th>
          <th scope="col">{say('alerts:desk.reference')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.how}${row.number}${row.reference}${spoken(row.name)}`}>
            <td>{say(`alerts:number.likeness.${row.how}`)}</td>
            <td>{row.number === null ? say('alerts:number.withheld') : <Id>{row.number}</Id>}</td>
            <td>
              {spoken(row.name)} {row.at && <span className="small quiet">{moment(row.at)}</span>}
            </td>
            <td>{row.purpose && say(`screening:alert-kind.${row.purpose}`)}</td>
            <td>
              {row.alert ? (
                <Link to={paths.alert(row.alert)}>
                  <Value>{row.reference ?? ''}</Value>
                </Link>
              ) : (
                <Value>{row.reference ?? ''}</Value>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A number in hand, asked of lists and alerts: the same, one that looks alike, one character off. Each look is recorded with its case. */
export function NumbersPage() {
  const say = useSay()
  const [asked, setAsked] = useState<Asked>({ kind: 'document', number: '', state: '', case: '' })
  const [tried, setTried] = useState(false)
  const act = useAct<Omit<Asked, 'state'> & { state: string | null }, FoundNumbers>('/number-look-ups')
  const change = (part: Partial<Asked>) => setAsked(now => ({ ...now, ...part }))
  const faults = {
    number: plainNumber(asked.number).length < 3 && say('alerts:fault.number'),
    state: asked.state !== '' && !stateCodes().includes(asked.state) && say('alerts:fault.state'),
    case: !/^[\p{L}\p{N}][\p{L}\p{N}/.-]{2,39}$/u.test(asked.case.trim()) && say('alerts:fault.case'),
  }
  const submit = () => {
    setTried(true)
    if (faults.number || faults.state || faults.case) return
    act.press({ ...asked, number: asked.number.trim(), state: asked.state || null, case: asked.case.trim() })
  }
  const answer = act.answer
  return (
    <>
      <PageHead title={say('alerts:number.title')} />
      <p className="page-lead">{say('alerts:number.lead')}</p>
      <form
        className="panel alert-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <Choice<Kind>
          label={say('alerts:number.kind')}
          value={asked.kind}
          choose={kind => change({ kind })}
          options={(['document', 'vehicle'] as const).map(value => ({
            value,
            label: say(`screening:subject.${value}`),
          }))}
        />
        <NumberField
          label={say(asked.kind === 'document' ? 'alerts:field.number' : 'alerts:field.plate')}
          value={asked.number}
          change={text => change({ number: text })}
          error={tried && faults.number}
        />
        <StateField
          optional
          label={say('alerts:field.state')}
          value={asked.state}
          change={state => change({ state })}
          error={tried && faults.state}
        />
        <Field
          label={say('alerts:number.case')}
          help={say('alerts:number.case-help')}
          error={tried && faults.case}
        >
          {given => (
            <input
              {...given}
              className="id"
              autoComplete="off"
              maxLength={40}
              value={asked.case}
              onChange={event => change({ case: event.target.value })}
            />
          )}
        </Field>
        <Button primary type="submit" aria-busy={act.pending}>
          {say('alerts:number.ask')}
        </Button>
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
      </form>
      {answer && (
        <section className="panel number-found" aria-labelledby="found" role="status">
          <h2 id="found">{say('alerts:number.found')}</h2>
          {answer.rows.length > 0 && <Found rows={answer.rows} />}
          {answer.rows.length === 0 &&
            (answer.asked ? (
              <p>{say('alerts:number.none')}</p>
            ) : (
              <StatusWord of="unknown">{say('alerts:number.not-asked')}</StatusWord>
            ))}
        </section>
      )}
    </>
  )
}
