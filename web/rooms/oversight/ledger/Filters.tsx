import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogHead } from '../../../../contracts/oversight.ts'
import { Id } from '../../../platform/bidi.tsx'
import { compareWords } from '../../../platform/sorting.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { LogChoice } from '../LogChoice.tsx'
import { nameOf, officersQuery } from '../queries.ts'
import { deedOf } from './sentence.ts'
import type { Filters as Asked } from './useLines.ts'

interface FiltersProps {
  logs: readonly LogHead[]
  log: string
  lanes: LogHead['lanes']
  actions: readonly string[]
  filters: Asked
  set: (change: Readonly<Record<string, string | undefined>>) => void
}

/** A moment of this workstation's clock for the field, and back as an instant. */
const toField = (instant: string | undefined) => {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
const fromField = (text: string) => (text === '' ? undefined : new Date(text).toISOString())

interface Option {
  value: string
  label: string
}

function Picker(props: {
  label: string
  value: string | undefined
  options: readonly Option[]
  choose: (value: string | undefined) => void
  opened?: () => void
}) {
  const say = useSay()
  const { label, value = '', options, choose, opened } = props
  return (
    <Field label={label}>
      {given => (
        <select
          {...given}
          value={value}
          onFocus={opened}
          onPointerDown={opened}
          onChange={event => choose(event.target.value || undefined)}
        >
          <option value="">{say('oversight:ledger.any')}</option>
          {value !== '' && !options.some(option => option.value === value) && (
            <option value={value}>{value}</option>
          )}
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const sorted = (options: Option[]) => options.sort((a, b) => compareWords(a.label, b.label))

/** What narrows the ledger. Only what is known by its id can be chosen: what is asked is written down, and a name must not be (I-26). */
export function Filters({ logs, log, lanes, actions, filters, set }: FiltersProps) {
  const say = useSay()
  const [wanted, setWanted] = useState(filters.officer !== undefined)
  const officers = useQuery({ ...officersQuery, enabled: wanted })
  const shown = Object.values(filters).some(value => value !== undefined)
  const clear = { action: undefined, officer: undefined, lane: undefined, subject: undefined }
  return (
    <search className="filters" aria-label={say('oversight:ledger.filters')}>
      <LogChoice
        logs={logs}
        log={log}
        choose={next => set({ log: next, lane: undefined, line: undefined })}
      />
      <Picker
        label={say('oversight:ledger.action')}
        value={filters.action}
        options={sorted(actions.map(value => ({ value, label: deedOf(value) })))}
        choose={action => set({ action })}
      />
      <Picker
        label={say('oversight:ledger.officer')}
        value={filters.officer}
        options={sorted(
          (officers.data ?? []).map(officer => ({ value: officer.id, label: nameOf(officer) })),
        )}
        choose={officer => set({ officer })}
        opened={() => setWanted(true)}
      />
      <Picker
        label={say('oversight:ledger.lane')}
        value={filters.lane}
        options={lanes.map(lane => ({ value: lane.id, label: spoken(lane.name) }))}
        choose={lane => set({ lane })}
      />
      <Picker
        label={say('oversight:ledger.outcome')}
        value={filters.refused}
        options={[
          { value: 'no', label: say('oversight:ledger.done') },
          { value: 'yes', label: say('oversight:ledger.refused') },
        ]}
        choose={refused => set({ refused })}
      />
      {(['from', 'until'] as const).map(end => (
        <Field key={end} label={say(`oversight:ledger.${end}`)}>
          {given => (
            <input
              {...given}
              type="datetime-local"
              value={toField(filters[end])}
              onChange={event => set({ [end]: fromField(event.target.value) })}
            />
          )}
        </Field>
      ))}
      {filters.subject && (
        <p className="chosen-subject small">
          {say('oversight:ledger.subject')} <Id>{filters.subject}</Id>
        </p>
      )}
      {shown && (
        <Button
          onClick={() =>
            set({ ...clear, refused: undefined, from: undefined, until: undefined, line: undefined })
          }
        >
          {say('oversight:ledger.clear')}
        </Button>
      )}
    </search>
  )
}
