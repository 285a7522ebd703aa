import { type FormEvent, useRef, useState } from 'react'
import type { z } from 'zod'
import { CaseNumber, LookPurpose, type LookUp } from '../../../../contracts/past.ts'
import { PartialDate } from '../../../../contracts/words.ts'
import type { Problem } from '../../../platform/api.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { StateField } from '../../../platform/StateField.tsx'
import { stateCodes } from '../../../platform/states.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'

export type Asked = z.infer<typeof LookUp>
type Way = 'document' | 'person' | 'row'

const empty = {
  purpose: '',
  caseNumber: '',
  state: '',
  number: '',
  surname: '',
  given: '',
  born: '',
  nationality: '',
}
type Values = typeof empty
type Name = keyof Values

/** Which fields a way of asking needs, in the order in which they stand. */
const fieldsOf: Record<Way, readonly Name[]> = {
  document: ['purpose', 'caseNumber', 'state', 'number'],
  person: ['purpose', 'caseNumber', 'surname', 'born', 'nationality'],
  row: ['purpose', 'caseNumber'],
}

/** What is wrong with a field, as the key of its words. */
function faultOf(name: Name, value: string): string | undefined {
  const text = value.trim()
  if (name === 'purpose') return text ? undefined : 'past:look.choose-purpose'
  if (name === 'caseNumber') return CaseNumber.safeParse(text).success ? undefined : 'past:look.case-wrong'
  if (name === 'state' || name === 'nationality')
    return stateCodes().includes(text) ? undefined : 'past:look.state-wrong'
  if (name === 'born') return PartialDate.safeParse(text).success ? undefined : 'past:look.born-wrong'
  if (name === 'number') return text.length >= 2 ? undefined : 'past:look.needed'
  if (name === 'surname') return text ? undefined : 'past:look.needed'
  return undefined
}

function askedOf(way: Way, values: Values, row: string | undefined): Asked {
  const { purpose, caseNumber, state, number, surname, given, born, nationality } = values
  const whom =
    way === 'row' && row
      ? { passage: row }
      : way === 'document'
        ? { document: { state, number: number.trim() } }
        : {
            person: {
              surname: surname.trim(),
              givenNames: given.trim(),
              birthDate: born.trim(),
              nationality,
            },
          }
  return { purpose: LookPurpose.parse(purpose), caseNumber: caseNumber.trim(), for: whom }
}

/** Purpose and case first, then whom: nothing of it stands in the address or is kept on this workstation. */
export function LookForm({
  row,
  ask,
  act,
}: {
  /** Row of a list whose person is sought. */
  row: string | undefined
  ask: (asked: Asked) => void
  act: { pending: boolean; problem: Problem | undefined; again: (() => void) | undefined }
}) {
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  const [way, setWay] = useState<Way>(row ? 'row' : 'document')
  const [values, setValues] = useState(empty)
  const [faults, setFaults] = useState<Partial<Record<Name, string>>>({})
  const set = (name: Name) => (value: string) => setValues(before => ({ ...before, [name]: value }))
  const judge = (name: Name) => setFaults(before => ({ ...before, [name]: faultOf(name, values[name]) }))
  const error = (name: Name) => faults[name] && say(faults[name])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = Object.fromEntries(fieldsOf[way].map(name => [name, faultOf(name, values[name])]))
    setFaults(found)
    const wrong = fieldsOf[way].find(name => found[name])
    if (!wrong) return ask(askedOf(way, values, row))
    form.current?.querySelector<HTMLElement>(`[data-field="${wrong}"] :is(input, select)`)?.focus()
  }
  const text = (name: Name, label: string, help?: string, className?: string) => (
    <div data-field={name}>
      <Field label={say(label)} help={help && say(help)} error={error(name)}>
        {field => (
          <input
            {...field}
            className={className}
            dir={className ? 'ltr' : 'auto'}
            autoComplete="off"
            spellCheck={false}
            value={values[name]}
            onChange={event => set(name)(event.target.value)}
            onBlur={() => values[name] && judge(name)}
          />
        )}
      </Field>
    </div>
  )
  const state = (name: 'state' | 'nationality', label: string) => (
    <div data-field={name}>
      <StateField label={say(label)} value={values[name]} change={set(name)} error={error(name)} />
    </div>
  )
  return (
    <form
      ref={form}
      className="look-form panel"
      noValidate
      onSubmit={submit}
      aria-label={say('past:look.title')}
    >
      <section aria-labelledby="look-why">
        <h2 id="look-why">{say('past:look.why')}</h2>
        <div data-field="purpose">
          <Field label={say('past:look.purpose')} error={error('purpose')}>
            {field => (
              <select
                {...field}
                value={values.purpose}
                onChange={event => set('purpose')(event.target.value)}
              >
                <option value="">{say('past:look.choose-purpose')}</option>
                {LookPurpose.options.map(purpose => (
                  <option key={purpose} value={purpose}>
                    {say(`past:purpose.${purpose}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {text('caseNumber', 'past:look.case', 'past:look.case-help', 'id')}
      </section>
      <section aria-labelledby="look-whom">
        <h2 id="look-whom">{say('past:look.whom')}</h2>
        <Choice
          label={say('past:look.whom')}
          value={way}
          choose={setWay}
          options={[
            ...(row ? [{ value: 'row' as const, label: say('past:look.by-row') }] : []),
            { value: 'document' as const, label: say('past:look.by-document') },
            { value: 'person' as const, label: say('past:look.by-person') },
          ]}
        />
        {way === 'document' && (
          <>
            {state('state', 'past:look.state')}
            {text('number', 'past:look.number', undefined, 'id')}
          </>
        )}
        {way === 'person' && (
          <>
            {text('surname', 'past:look.surname', 'past:look.name-help')}
            {text('given', 'past:look.given')}
            {text('born', 'past:look.born', 'past:look.born-help', 'id')}
            {state('nationality', 'past:look.nationality')}
          </>
        )}
      </section>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="look-send">
        <Button primary type="submit" aria-busy={act.pending}>
          {say('past:look.search')}
        </Button>
        <p className="small quiet">{say('past:look.recorded')}</p>
      </div>
    </form>
  )
}
