import type { Provision, RegimeBoard } from '../../../../contracts/regime.ts'
import { date } from '../../../platform/dates.ts'
import { spoken, stateWord, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, Field } from '../../../ui/Field.tsx'
import { NationField } from './Asking.tsx'
import { kinds, purposes, purposeWord, ways } from './said.ts'

/** Some of a few, all visible; none chosen means every one, and says so. */
export function Several<T extends string>({
  label,
  none,
  value,
  options,
  choose,
}: {
  label: string
  none?: string
  value: readonly T[]
  options: readonly { value: T; label: string }[]
  choose: (value: T[]) => void
}) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-options">
        {options.map(option => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={event =>
                choose(
                  options
                    .map(o => o.value)
                    .filter(v => (v === option.value ? event.target.checked : value.includes(v))),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
      {none && value.length === 0 && <span className="small quiet">{none}</span>}
    </fieldset>
  )
}

/** Nationalities one by one; none means everybody. */
export function Nations({ value, choose }: { value: readonly string[]; choose: (codes: string[]) => void }) {
  const say = useSay()
  return (
    <div className="regime-nations">
      <NationField
        label={say('regime:form.nationalities')}
        help={value.length === 0 ? say('regime:form.everybody') : undefined}
        value={undefined}
        choose={code => code && !value.includes(code) && choose([...value, code])}
      />
      {value.length > 0 && (
        <ul>
          {value.map(code => (
            <li key={code}>
              {stateWord(code)}
              <Button onClick={() => choose(value.filter(other => other !== code))}>
                {say('regime:form.leave-out')}
                <span className="unseen">{stateWord(code)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const orNull = <T,>(list: T[]) => (list.length > 0 ? list : null)

/** A day, spelled under the field in the calendar of the language. */
export function DayField({
  label,
  value,
  change,
  help,
}: {
  label: string
  value: string | null
  change: (day: string | null) => void
  help?: string
}) {
  return (
    <Field label={label} help={value ? date(value) : help}>
      {props => (
        <input
          {...props}
          type="date"
          value={value ?? ''}
          onChange={event => change(event.target.value || null)}
        />
      )}
    </Field>
  )
}

/** One provision: what it opens or closes, where, for whom, from when to when. */
export function ProvisionForm({
  provision,
  number,
  posts,
  change,
  remove,
}: {
  provision: Provision
  number: number
  posts: readonly RegimeBoard['posts'][number]['post'][]
  change: (provision: Provision) => void
  remove: () => void
}) {
  const say = useSay()
  const set = (part: Partial<Provision>) => change({ ...provision, ...part })
  return (
    <section className="regime-provision" aria-label={say('regime:form.provision', { number })}>
      <div className="panel-head">
        <h3>{say('regime:form.provision', { number })}</h3>
        <Button onClick={remove}>{say('regime:form.remove')}</Button>
      </div>
      <Choice
        label={say('regime:form.effect')}
        value={provision.effect}
        options={(['closed', 'open'] as const).map(value => ({ value, label: say(`regime:form.${value}`) }))}
        choose={effect => set({ effect })}
      />
      <Several
        label={say('regime:form.posts')}
        value={provision.posts}
        options={posts.map(post => ({ value: post.id, label: spoken(post.name) }))}
        choose={list => set({ posts: list })}
      />
      <Several
        label={say('regime:form.classes')}
        none={say('regime:every-class')}
        value={provision.classes ?? []}
        options={kinds.map(value => ({ value, label: say(`regime:class.${value}`) }))}
        choose={list => set({ classes: orNull(list) })}
      />
      <Choice<'both' | 'entry' | 'exit'>
        label={say('regime:direction')}
        value={provision.direction ?? 'both'}
        options={[
          { value: 'both', label: say('regime:both-ways') },
          ...ways.map(value => ({ value, label: say(`platform:direction.${value}`) })),
        ]}
        choose={way => set({ direction: way === 'both' ? null : way })}
      />
      <Nations
        value={provision.nationalities ?? []}
        choose={codes => set({ nationalities: orNull(codes) })}
      />
      <Several
        label={say('regime:form.purposes')}
        none={say('regime:ask.every-purpose')}
        value={(provision.purposes ?? []) as (typeof purposes)[number][]}
        options={purposes.map(value => ({ value, label: purposeWord(value) }))}
        choose={list => set({ purposes: orNull(list as string[]) })}
      />
      <div className="regime-days">
        <DayField
          label={say('regime:form.from')}
          value={provision.from}
          change={day => set({ from: day ?? '' })}
        />
        <DayField
          label={say('regime:form.until')}
          help={say('regime:form.until-help')}
          value={provision.until}
          change={until => set({ until })}
        />
      </div>
    </section>
  )
}
