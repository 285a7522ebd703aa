import type { z } from 'zod'
import type { RefusalLetter, SettleReferral } from '../../../../contracts/referrals.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { LANGUAGES, type Language, languageName } from '../../../platform/language.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import { useGrounds } from '../useReferral.ts'

type Form = NonNullable<z.infer<typeof SettleReferral>['refusal']>

export interface Refusal {
  letters: RefusalLetter[]
  interpreter: string
  refusedToSign: boolean
  remarks: string
  language: Language
}

export const emptyRefusal: Refusal = {
  letters: [],
  interpreter: '',
  refusedToSign: false,
  remarks: '',
  language: 'en',
}

/** Empty fields are not sent: nothing is printed as if it had been said. */
export function refusalOf({ letters, interpreter, refusedToSign, remarks, language }: Refusal): Form {
  return {
    letters,
    refusedToSign,
    language,
    ...(interpreter.trim() && { interpreter: interpreter.trim() }),
    ...(remarks.trim() && { remarks: remarks.trim() }),
  }
}

/** Letters A to I with the national ground; a letter that the national law does not know keeps its place and says so. */
function Letters({ refusal, change }: { refusal: Refusal; change: (next: Refusal) => void }) {
  const say = useSay()
  const { data, error, isPending, refetch } = useGrounds(true)
  if (isPending) return <Loading rows={9} />
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  const turn = (letter: RefusalLetter, on: boolean) =>
    change({
      ...refusal,
      letters: on ? [...refusal.letters, letter] : refusal.letters.filter(known => known !== letter),
    })
  return (
    <fieldset className="letters">
      <legend>{say('referrals:desk.letters')}</legend>
      {[...data.rows]
        .sort((a, b) => a.letter.localeCompare(b.letter))
        .map(({ letter, text, national }) => (
          <label key={letter}>
            <input
              type="checkbox"
              checked={refusal.letters.includes(letter)}
              disabled={national === null}
              onChange={event => turn(letter, event.target.checked)}
            />
            <b dir="ltr">{letter}</b>
            <span>{spoken(text)}</span>
            <span className="small quiet">
              {national === null ? say('referrals:desk.no-national-ground') : spoken(national)}
            </span>
          </label>
        ))}
    </fieldset>
  )
}

/** What the refusal form needs besides the note: Regulation (EU) 2016/399, Annex V B, with the national grounds. */
export function RefusalFields(props: { refusal: Refusal; change: (next: Refusal) => void }) {
  const { refusal, change } = props
  const say = useSay()
  return (
    <>
      <Letters {...props} />
      <Choice
        label={say('referrals:desk.language')}
        value={refusal.language}
        choose={language => change({ ...refusal, language })}
        options={LANGUAGES.map(code => ({ value: code, label: languageName[code], lang: code }))}
      />
      <Field label={say('referrals:desk.interpreter')} help={say('referrals:desk.interpreter-help')}>
        {field => (
          <input
            {...field}
            dir="auto"
            maxLength={120}
            value={refusal.interpreter}
            onChange={event => change({ ...refusal, interpreter: event.target.value })}
          />
        )}
      </Field>
      <label className="tick">
        <input
          type="checkbox"
          checked={refusal.refusedToSign}
          onChange={event => change({ ...refusal, refusedToSign: event.target.checked })}
        />
        {say('referrals:desk.refused-to-sign')}
      </label>
      <Field label={say('referrals:desk.remarks')} help={say('referrals:desk.remarks-help')}>
        {field => (
          <input
            {...field}
            dir="auto"
            maxLength={500}
            value={refusal.remarks}
            onChange={event => change({ ...refusal, remarks: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
