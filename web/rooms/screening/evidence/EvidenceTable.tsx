import type { ReactNode } from 'react'
import type { Evidence, HitDetail } from '../../../../contracts/screening.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { partialDate } from '../../../platform/dates.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { compare, strongest, weight } from './fields.ts'
import './evidence.css'

/** Ink, not colour: evidence is read, and nothing of it asks for an act by itself. */
const signs: Record<ReturnType<typeof weight>, string> = { for: '+', against: '\u2212', little: '·' }

const isDay = (text: string) => /^[\d?]{4}-[\d?]{2}-[\d?]{2}$/.test(text)

/** A value as its field is read: letter by letter, as a day, as a state, as a name. */
function Shown({ field, text }: { field: string; text: string }): ReactNode {
  const say = useSay()
  if (field === 'documents' || field === 'plate') return <Id>{text}</Id>
  if (field === 'birth-dates' && isDay(text)) return partialDate(text)
  if (field === 'nationalities' && /^[A-Z]{1,3}$/.test(text)) return stateWord(text)
  if (field === 'sex' && /^[FMX]$/.test(text)) return say(`screening:hit.sex.${text}`)
  return <Value>{text}</Value>
}

function Values({ field, texts }: { field: string; texts: readonly string[] }) {
  const say = useSay()
  if (texts.length === 0) return <span className="quieter">{say('screening:hit.not-said')}</span>
  return (
    <ul>
      {texts.map(text => (
        <li key={text}>
          <Shown field={field} text={text} />
        </li>
      ))}
    </ul>
  )
}

function Line({ line }: { line: Evidence }) {
  const say = useSay()
  const how = weight(line.bits)
  return (
    <li className="evidence-line">
      <b className="evidence-sign" aria-hidden="true">
        {signs[how]}
      </b>
      <span>
        {say(line.key, line.params)} <span className="unseen">{say(`screening:hit.weight.${how}`)}</span>
      </span>
    </li>
  )
}

/** Why it is a hit, in one sentence that an officer can say. */
export function Why({ evidence }: { evidence: readonly Evidence[] }) {
  const say = useSay()
  const reasons = strongest(evidence).map(line => say(line.key, line.params))
  const against = evidence.filter(line => weight(line.bits) === 'against')
  return (
    <p className="evidence-why">
      <b>{say('screening:hit.why')}</b> {reasons.join('; ')}.
      {against.length > 0 && (
        <>
          {' '}
          <b>{say('screening:hit.but')}</b> {against.map(line => say(line.key, line.params)).join('; ')}.
        </>
      )}
    </p>
  )
}

/** The traveller beside the entry, field by field, with what was found at each. */
export function EvidenceTable({ hit }: { hit: HitDetail }) {
  const say = useSay()
  return (
    <table className="desk-table evidence">
      <thead>
        <tr>
          <th scope="col">{say('screening:hit.field-head')}</th>
          <th scope="col">{say(`screening:hit.this.${hit.subject}`)}</th>
          <th scope="col">{say(`screening:hit.source.${hit.source.kind}`)}</th>
          <th scope="col">{say('screening:hit.found-head')}</th>
        </tr>
      </thead>
      <tbody>
        {compare(hit).map(({ field, traveller, entry, evidence }) => (
          <tr key={field}>
            <th scope="row">{say(`screening:field.${field}`)}</th>
            <td>
              <Values field={field} texts={traveller} />
            </td>
            <td>
              <Values field={field} texts={entry} />
            </td>
            <td>
              <ul>
                {evidence.map(line => (
                  <Line key={`${line.key}${line.bits}${line.params.record ?? ''}`} line={line} />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
