import { useState } from 'react'
import type { RegimeBoard } from '../../../../contracts/regime.ts'
import { compareWords } from '../../../platform/sorting.ts'
import { stateCodes } from '../../../platform/states.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import type { Asked } from './queries.ts'
import { purposes, purposeWord } from './said.ts'

/** Codes and names of all states, in the order of the language. */
const useStates = () => {
  useSay()
  return stateCodes()
    .map(code => ({ code, name: stateWord(code) }))
    .sort((a, b) => compareWords(a.name, b.name))
}

/** A nationality by name or code; what is typed and is none changes nothing. */
export function NationField({
  value,
  choose,
  label,
  help,
}: {
  value: string | undefined
  choose: (code: string | undefined) => void
  label: string
  help?: string
}) {
  const states = useStates()
  const nameOf = (code: string | undefined) => (code ? stateWord(code) : '')
  const [typed, setTyped] = useState<string>()
  const settle = (text: string) => {
    const asked = text.trim().toLocaleLowerCase()
    const found = states.find(
      s => s.code.toLocaleLowerCase() === asked || s.name.toLocaleLowerCase() === asked,
    )
    if (asked === '') choose(undefined)
    else if (found) choose(found.code)
    setTyped(undefined)
  }
  return (
    <Field label={label} help={help}>
      {props => (
        <>
          <input
            {...props}
            list={`${props.id}s`}
            autoComplete="off"
            value={typed ?? nameOf(value)}
            onChange={event => {
              setTyped(event.target.value)
              const text = event.target.value.toLocaleLowerCase()
              const exact = states.find(s => s.name.toLocaleLowerCase() === text)
              if (exact) settle(exact.name)
            }}
            onBlur={event => settle(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && settle(event.currentTarget.value)}
          />
          <datalist id={`${props.id}s`}>
            {states.map(({ code, name }) => (
              <option key={code} value={name}>
                {code}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

/** What is asked of the board: a day, a nationality, a purpose; and what that changes. */
export function Asking({
  asked,
  set,
  board,
  trying,
}: {
  asked: Asked
  set: (change: Partial<Record<keyof Asked, string | undefined>>) => void
  board: RegimeBoard | undefined
  trying: boolean
}) {
  const say = useSay()
  const today = board?.today ?? ''
  const other = board !== undefined && board.day !== today
  return (
    <>
      <search className="filters" aria-label={say('regime:ask.label')}>
        <Field label={say('regime:ask.day')}>
          {props => (
            <input
              {...props}
              type="date"
              value={asked.day ?? today}
              onChange={event =>
                set({ day: event.target.value === today ? undefined : event.target.value || undefined })
              }
            />
          )}
        </Field>
        <NationField
          label={say('regime:ask.nationality')}
          value={asked.nationality}
          choose={nationality => set({ nationality })}
        />
        <Field label={say('regime:ask.purpose')}>
          {props => (
            <select
              {...props}
              value={asked.purpose ?? ''}
              onChange={event => set({ purpose: event.target.value || undefined })}
            >
              <option value="">{say('regime:ask.every-purpose')}</option>
              {purposes.map(purpose => (
                <option key={purpose} value={purpose}>
                  {purposeWord(purpose)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(other || asked.nationality || asked.purpose) && (
          <Button onClick={() => set({ day: undefined, nationality: undefined, purpose: undefined })}>
            {say('regime:ask.reset')}
          </Button>
        )}
      </search>
      <p role="status" className={other || trying ? 'regime-what-if' : 'unseen'}>
        {board && trying
          ? say('regime:ask.trying', { day: { date: board.day }, count: board.changed })
          : board && other
            ? say('regime:ask.other-day', { day: { date: board.day }, count: board.changed })
            : ''}
      </p>
    </>
  )
}
