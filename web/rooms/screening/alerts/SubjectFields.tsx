import type { ReactNode } from 'react'
import { StateField } from '../../../platform/StateField.tsx'
import { useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import type { Draft, DraftField } from './draft.ts'
import { NumberField } from './NumberField.tsx'

interface SubjectProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  left: (field: DraftField) => void
  fault: (field: DraftField) => ReactNode
}

function PersonFields({ draft, change, left, fault }: SubjectProps) {
  const say = useSay()
  return (
    <>
      <Field label={say('alerts:form.names')} help={say('alerts:form.names-help')} error={fault('names')}>
        {given => (
          <textarea
            {...given}
            rows={3}
            dir="auto"
            maxLength={2000}
            value={draft.names}
            onChange={event => change({ names: event.target.value })}
            onBlur={() => left('names')}
          />
        )}
      </Field>
      <Field
        label={say('alerts:field.birth-date')}
        help={say('alerts:form.birth-help')}
        error={fault('birthDate')}
      >
        {given => (
          <input
            {...given}
            className="id"
            autoComplete="off"
            maxLength={10}
            value={draft.birthDate}
            onChange={event => change({ birthDate: event.target.value })}
            onBlur={() => left('birthDate')}
          />
        )}
      </Field>
      <Choice<Draft['sex']>
        label={say('alerts:field.sex')}
        value={draft.sex}
        choose={sex => change({ sex })}
        options={(['F', 'M', 'X', 'unspecified'] as const).map(value => ({
          value,
          label: say(`alerts:sex.${value}`),
        }))}
      />
      <StateField
        optional
        label={say('alerts:field.nationality')}
        value={draft.nationality}
        change={nationality => change({ nationality })}
        error={fault('nationality')}
      />
      <Field
        label={say('alerts:form.documents')}
        help={say('alerts:form.documents-help')}
        error={fault('documents')}
      >
        {given => (
          <textarea
            {...given}
            className="id"
            rows={2}
            maxLength={600}
            value={draft.documents}
            onChange={event => change({ documents: event.target.value })}
            onBlur={() => left('documents')}
          />
        )}
      </Field>
    </>
  )
}

/** Whom or what the alert concerns, by its kind. */
export function SubjectFields(props: SubjectProps) {
  const say = useSay()
  const { draft, change, left, fault } = props
  if (draft.kind === 'person') return <PersonFields {...props} />
  const field = draft.kind === 'document' ? 'number' : 'plate'
  return (
    <>
      <NumberField
        label={say(`alerts:field.${field}`)}
        value={draft[field]}
        change={text => change(field === 'number' ? { number: text } : { plate: text })}
        left={() => left(field)}
        error={fault(field)}
      />
      <StateField
        optional
        label={say('alerts:field.state')}
        value={draft.state}
        change={state => change({ state })}
        error={fault('state')}
      />
    </>
  )
}
