import { useEffect } from 'react'
import type { AlertSheet } from '../../../../contracts/alerts.ts'
import { moment } from '../../../platform/dates.ts'
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
      <h1>{say('alerts:sheet.title')}</h1>
      <p>{spoken(sheet.owner)}</p>
      <AlertFacts content={sheet.content} />
      <p className="small">{say('alerts:sheet.printed', { at: moment(at), number: sheet.number })}</p>
    </article>
  )
}
