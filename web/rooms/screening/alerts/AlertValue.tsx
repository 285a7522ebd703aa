import type { AlertContent } from '../../../../contracts/alerts.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { date, partialDate } from '../../../platform/dates.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { type AlertField, fields, textsOf } from './content.ts'

/** A text of an alert as its field is read: letter by letter, as a day, as a state, as a name. */
function Shown({ field, text }: { field: AlertField; text: string }) {
  const say = useSay()
  switch (field) {
    case 'documents':
    case 'number':
    case 'plate':
      return <Id>{text}</Id>
    case 'birth-date':
      return partialDate(text)
    case 'from':
    case 'until':
      return date(text)
    case 'nationality':
      return stateWord(text)
    case 'sex':
      return say(`alerts:sex.${text}`)
    case 'purpose':
      return say(`screening:alert-kind.${text}`)
    default:
      return <Value>{text}</Value>
  }
}

export function AlertValue({ field, texts }: { field: AlertField; texts: readonly string[] }) {
  const say = useSay()
  if (texts.length === 0) return <span className="quieter">{say('alerts:one.nothing')}</span>
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

/** Everything an alert says, in the order in which an officer reads it. */
export function AlertFacts({ content, small = false }: { content: AlertContent; small?: boolean }) {
  const say = useSay()
  const texts = textsOf(content)
  const facts: Fact[] = fields.flatMap(field => {
    const said = texts[field]
    if (!said) return []
    const value = <AlertValue key={field} field={field} texts={said} />
    return [{ id: field, label: say(`alerts:field.${field}`), value }]
  })
  return <Facts small={small} facts={facts} />
}
