import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { RegisteredOfficer, RegisterOfficer } from '../../../contracts/officers.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { LANGUAGES, languageName } from '../../platform/language.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { DutyChoice } from './parts/DutyChoice.tsx'
import { aboutOfficers, useWorkplaces } from './queries.ts'
import './people.css'

const blank: RegisterOfficer = {
  username: '',
  name: '',
  rank: { az: '', en: '', ru: '', fa: '' },
  authority: '',
  unit: '',
  site: '',
  duties: [],
  reason: '',
}
const usernameForm = /^[a-z][a-z0-9._]{1,29}$/

/** One officer comes on file. The duties wait for another administrator. */
export function AddPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { mine, authorities } = useWorkplaces()
  const [typed, setTyped] = useState(blank)
  const [left, setLeft] = useState(false)
  const [only] = mine
  const draft = { ...typed, site: typed.site || (mine.length === 1 && only ? only.id : '') }
  const set = (change: Partial<RegisterOfficer>) => setTyped({ ...draft, ...change })
  const act = useAct<RegisterOfficer, RegisteredOfficer>('/officers', {
    refresh: aboutOfficers,
    after: ({ officer }) => void navigate({ to: paths.officer(officer) }),
  })
  const badName = draft.username !== '' && !usernameForm.test(draft.username)
  const missing = draft.duties.length === 0 ? say('people:form.duty-first') : undefined
  const submit = () => {
    if (!missing && !badName) act.press(draft)
  }
  useKeys({ 'Ctrl+Enter': { label: say('people:add.act'), act: submit, refused: missing } })
  const text = (name: 'name' | 'unit' | 'reason', most: number, help?: ReactNode) => (
    <Field label={say(`people:form.${name}`)} help={help}>
      {props => (
        <input
          {...props}
          dir="auto"
          autoComplete="off"
          required
          minLength={name === 'reason' ? 3 : 1}
          maxLength={most}
          value={draft[name]}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const picker = (
    name: 'site' | 'authority',
    options: readonly { id: string; name: Parameters<typeof spoken>[0] }[],
  ) => (
    <Field label={say(`people:officers.${name}`)}>
      {props => (
        <select
          {...props}
          required
          value={draft[name]}
          onChange={event => set({ [name]: event.target.value })}
        >
          <option value="">{say('people:form.choose')}</option>
          {options.map(option => (
            <option key={option.id} value={option.id}>
              {spoken(option.name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <>
      <PageHead
        title={say('people:add.title')}
        back={{ to: paths.officers, label: say('people:officers.title') }}
      />
      <form
        className="panel officer-form"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        {text('name', 120)}
        <Field
          label={say('people:officers.username')}
          help={say('people:form.username-help')}
          error={left && badName ? say('people:form.username-wrong') : undefined}
        >
          {props => (
            <input
              {...props}
              className="id"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={30}
              value={draft.username}
              onChange={event => set({ username: event.target.value.trim().toLowerCase() })}
              onBlur={() => setLeft(true)}
            />
          )}
        </Field>
        <fieldset className="choice officer-ranks">
          <legend>{say('people:form.rank')}</legend>
          {LANGUAGES.map(code => (
            <Field key={code} label={<span lang={code}>{languageName[code]}</span>}>
              {props => (
                <input
                  {...props}
                  lang={code}
                  dir="auto"
                  autoComplete="off"
                  required
                  maxLength={60}
                  value={draft.rank[code]}
                  onChange={event => set({ rank: { ...draft.rank, [code]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </fieldset>
        {picker('authority', authorities)}
        {text('unit', 60)}
        {picker('site', mine)}
        <DutyChoice
          label={say('people:officer.duties')}
          held={draft.duties}
          choose={next => set({ duties: next })}
        />
        {text('reason', 300, say('people:form.two'))}
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={act.pending} refused={missing}>
          {say('people:add.act')}
        </Button>
      </form>
    </>
  )
}
