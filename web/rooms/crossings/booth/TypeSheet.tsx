import { useState } from 'react'
import type { TypedDocument } from '../../../../contracts/documents.ts'
import type { Problem } from '../../../platform/api.ts'
import { useReader } from '../../../platform/reader.ts'
import { StateField } from '../../../platform/StateField.tsx'
import { useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import { Ask } from './Ask.tsx'
import { sexes } from './choices.ts'
import type { Input } from './useBooth.ts'

const empty: TypedDocument = {
  issuingState: '',
  number: '',
  surname: '',
  givenNames: '',
  nationality: '',
  birthDate: '',
  sex: 'unspecified',
  expiryDate: null,
}

const DATE = /^(\d{4}|\?{4})-(\d{2}|\?\?)-(\d{2}|\?\?)$/
const STATE = /^[A-Z]{1,3}$/

/** What a typing still lacks, as the words' key of its first such field. */
function lacks(typed: TypedDocument): string | undefined {
  if (!STATE.test(typed.issuingState)) return 'issuingState'
  if (!typed.number.trim()) return 'number'
  if (!typed.surname.trim()) return 'surname'
  if (!STATE.test(typed.nationality)) return 'nationality'
  if (!DATE.test(typed.birthDate)) return 'birthDate'
  return typed.expiryDate !== null && !DATE.test(typed.expiryDate) ? 'expiryDate' : undefined
}

/**
 * `E`: the document typed twice, the second time without seeing the first; both must agree (the server compares). Or the document is put
 * on the reader once more. The poor reading is kept in the record.
 */
export function TypeSheet({
  title,
  send,
  act,
  shut,
}: {
  title: string
  send: (document: Input) => void
  act: { problem: Problem | undefined; again: (() => void) | undefined; pending: boolean }
  shut: () => void
}) {
  const say = useSay()
  const [first, setFirst] = useState<TypedDocument>(empty)
  const [second, setSecond] = useState<TypedDocument>(empty)
  const [turn, setTurn] = useState<1 | 2>(1)
  const now = turn === 1 ? first : second
  const missing = lacks(now)
  useReader(reading => send({ mrz: reading.text }))
  const go = () => {
    if (turn === 1) return setTurn(2)
    send({ typed: [first, second] })
  }
  return (
    <Ask
      title={title}
      verb={say(turn === 1 ? 'crossings:booth.type-next' : 'platform:act.send')}
      shut={shut}
      act={act}
      refused={missing && say('crossings:booth.type-lacks', { field: { key: `documents:field.${missing}` } })}
      send={go}
      turn={turn}
    >
      <p className="quiet">{say(`crossings:booth.type-turn-${turn}`)}</p>
      <Typing key={turn} typed={now} change={turn === 1 ? setFirst : setSecond} />
    </Ask>
  )
}

function Typing({ typed, change }: { typed: TypedDocument; change: (typed: TypedDocument) => void }) {
  const say = useSay()
  const set = <K extends keyof TypedDocument>(name: K, value: TypedDocument[K]) =>
    change({ ...typed, [name]: value })
  const text = (
    name: 'number' | 'surname' | 'givenNames' | 'birthDate' | 'expiryDate',
    more: { required?: boolean; help?: string } = {},
  ) => (
    <Field label={say(`crossings:booth.field.${name}`)} help={more.help}>
      {props => (
        <input
          {...props}
          className="id"
          autoComplete="off"
          spellCheck={false}
          required={more.required ?? true}
          value={typed[name] ?? ''}
          onChange={event =>
            set(name, name === 'expiryDate' && event.target.value === '' ? null : event.target.value)
          }
        />
      )}
    </Field>
  )
  return (
    <div className="booth-typing">
      {text('number')}
      <StateField
        label={say('crossings:booth.issuer')}
        value={typed.issuingState}
        change={code => set('issuingState', code)}
      />
      {text('surname')}
      {text('givenNames', { required: false })}
      <StateField
        label={say('crossings:booth.nationality')}
        value={typed.nationality}
        change={code => set('nationality', code)}
      />
      {text('birthDate', { help: say('crossings:booth.date-help') })}
      {text('expiryDate', { required: false, help: say('crossings:booth.expiry-help') })}
      <Choice
        label={say('crossings:booth.sex')}
        value={typed.sex}
        options={sexes.map(value => ({ value, label: say(`crossings:booth.sexes.${value}`) }))}
        choose={value => set('sex', value)}
      />
    </div>
  )
}
