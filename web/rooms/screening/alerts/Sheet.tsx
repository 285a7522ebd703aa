import { useEffect } from 'react'
import type { AlertSheet } from '../../../../contracts/alerts.ts'
import { Value } from '../../../platform/bidi.tsx'
import { dayHere } from '../../../platform/dates.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { AlertFacts } from './AlertValue.tsx'

/** The sheet for the duty office, on paper only: whom to look for, what to do, whom to call. Made anew for each print. */
export function PrintedSheet({ sheet, at, done }: { sheet: AlertSheet; at: string; done: () => void }) {
  const say = useSay()
  useEffect(() => {
    addEventListener('afterprint', done, { once: true })
    print()
    return () => removeEventListener('afterprint', done)
  }, [done])
  return (
    <article className="alert-sheet" aria-label={say('alerts:sheet.title')}>
      <p>
        {say('alerts:sheet.title')} · {spoken(sheet.owner)}
      </p>
      <h1>
        {say(`screening:alert-kind.${sheet.content.purpose}`)} · <Value>{sheet.content.reference}</Value>
      </h1>
      <AlertFacts content={sheet.content} />
      <p className="small">
        {say('alerts:sheet.printed', { day: { date: dayHere(at) }, at: { time: at }, number: sheet.number })}
      </p>
    </article>
  )
}
