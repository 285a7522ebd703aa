import { useRef, useState } from 'react'
import type { AlertContent } from '../../../../contracts/alerts.ts'
import { purposesOf } from '../../../../contracts/alerts.ts'
import type { AlertKind } from '../../../../contracts/screening.ts'
import type { Problem } from '../../../platform/api.ts'
import { date } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { contentOf, type Draft, type DraftField, faultsOf } from './draft.ts'
import { SubjectFields } from './SubjectFields.tsx'

const kinds = ['person', 'document', 'vehicle'] as const
const texts = [
  { field: 'reference', rows: 1, most: 60 },
  { field: 'instruction', rows: 3, most: 500 },
  { field: 'contact', rows: 1, most: 200 },
  { field: 'reason', rows: 2, most: 1000 },
] as const

interface FormProps {
  begin: Draft
  /** An alert that stands keeps its kind. */
  fixedKind: boolean
  send: (content: AlertContent, reason: string) => void
  act: { pending: boolean; problem: Problem | undefined; again: (() => void) | undefined }
}

function useDraft(begin: Draft) {
  const say = useSay()
  const [draft, setDraft] = useState(begin)
  const [seen, setSeen] = useState<ReadonlySet<DraftField>>(new Set())
  const faults = faultsOf(draft)
  const told = (field: DraftField) => (seen.has(field) ? faults[field] : undefined)
  return {
    draft,
    faults,
    change: (part: Partial<Draft>) => setDraft(now => ({ ...now, ...part })),
    /** Told when a field is left, never while typing. */
    left: (field: DraftField) => setSeen(now => new Set([...now, field])),
    tellAll: () => setSeen(new Set(Object.keys(faults) as DraftField[])),
    fault: (field: DraftField) => {
      const key = told(field)
      return key && say(key)
    },
    told: (Object.keys(faults) as DraftField[]).filter(field => seen.has(field)),
  }
}

/** What an alert says, in one column; sent with `Ctrl` `Enter`. */
export function AlertForm({ begin, fixedKind, send, act }: FormProps) {
  const say = useSay()
  const summary = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const form = useDraft(begin)
  const { draft, faults, change, left, fault } = form
  const wrong = Object.values(faults)
  const submit = () => {
    form.tellAll()
    setFailed(wrong.length > 0)
    if (wrong.length > 0) return setTimeout(() => summary.current?.focus())
    send(contentOf(draft), draft.reason.trim())
  }
  useKeys({ 'Ctrl+Enter': { label: say('alerts:form.send'), act: submit } })
  const labels = { reference: 'field.reference', instruction: 'field.instruction', contact: 'field.contact' }
  return (
    <form
      className="panel alert-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {failed && wrong.length > 0 && (
        <div ref={summary} tabIndex={-1} role="alert" className="form-faults">
          <b>{say('alerts:form.faults')}</b>
          <ul>
            {[...new Set(wrong)].map(key => (
              <li key={key}>{say(key)}</li>
            ))}
          </ul>
        </div>
      )}
      {!fixedKind && (
        <Choice<Draft['kind']>
          label={say('alerts:form.kind')}
          value={draft.kind}
          choose={kind => change({ kind, purpose: '' })}
          options={kinds.map(value => ({ value, label: say(`screening:subject.${value}`) }))}
        />
      )}
      <SubjectFields draft={draft} change={change} left={left} fault={fault} />
      <Field label={say('alerts:field.purpose')} error={fault('purpose')}>
        {given => (
          <select
            {...given}
            value={draft.purpose}
            onChange={event => change({ purpose: event.target.value as AlertKind | '' })}
            onBlur={() => left('purpose')}
          >
            <option value="">{say('alerts:form.choose')}</option>
            {purposesOf[draft.kind].map(purpose => (
              <option key={purpose} value={purpose}>
                {say(`screening:alert-kind.${purpose}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="alert-days">
        {(['from', 'until'] as const).map(field => (
          <Field
            key={field}
            label={say(`alerts:field.${field}`)}
            help={draft[field] && date(draft[field])}
            error={fault(field)}
          >
            {given => (
              <input
                {...given}
                type="date"
                value={draft[field]}
                onChange={event => change({ [field]: event.target.value })}
                onBlur={() => left(field)}
              />
            )}
          </Field>
        ))}
      </div>
      {texts.map(({ field, rows, most }) => (
        <Field
          key={field}
          label={say(`alerts:${field === 'reason' ? 'form.reason' : labels[field]}`)}
          help={say(`alerts:form.${field}-help`)}
          error={fault(field)}
        >
          {given => (
            <textarea
              {...given}
              rows={rows}
              dir="auto"
              maxLength={most}
              value={draft[field]}
              onChange={event => change({ [field]: event.target.value })}
              onBlur={() => left(field)}
            />
          )}
        </Field>
      ))}
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={act.pending}>
        {say('alerts:form.send')}
      </Button>
    </form>
  )
}
