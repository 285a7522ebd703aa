import { useEffect, useRef } from 'react'
import type { OpenedRow } from '../../../../contracts/past.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { date, partialDate } from '../../../platform/dates.ts'
import { useKeys } from '../../../platform/keys.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { Source } from './Source.tsx'

/** Who it was, as far as agreements grant it; what they do not grant is absent. */
export function Opened({ opened, close }: { opened: OpenedRow; close: () => void }) {
  const say = useSay()
  const head = useRef<HTMLHeadingElement>(null)
  // the reader's place moves to what was opened
  useEffect(() => head.current?.focus(), [])
  useKeys({ Escape: { label: say('past:look.close'), act: close } })
  const { identity, document, stay, refusal, row } = opened
  const fact = (label: string, value: Fact['value']): Fact => ({ label: say(`past:look.${label}`), value })
  const facts: Fact[] = [
    ...(identity
      ? [
          fact('name', <Value>{`${identity.surname} ${identity.givenNames}`.trim()}</Value>),
          fact('born', partialDate(identity.birthDate)),
          fact('nationality', stateWord(identity.nationality)),
        ]
      : []),
    ...(document
      ? [
          fact(
            'document',
            <>
              <Id>{document.number}</Id> {stateWord(document.issuingState)}
            </>,
          ),
          ...(document.expiryDate ? [fact('expiry', partialDate(document.expiryDate))] : []),
        ]
      : []),
    ...(stay?.admittedUntil ? [fact('admitted', date(stay.admittedUntil))] : []),
    ...(refusal?.letters.length ? [fact('letters', refusal.letters.join(', '))] : []),
  ]
  return (
    <section className="panel opened" aria-labelledby="opened">
      <h2 id="opened" ref={head} tabIndex={-1}>
        {say('past:look.opened')}
      </h2>
      <p>
        {date(row.day)} <Source of={row.source} />
      </p>
      {opened.erased && <p className="quiet">{say('past:look.erased')}</p>}
      <Facts facts={facts} />
      <div className="buttons">
        <Button shortcut="Esc" onClick={close}>
          {say('past:look.close')}
        </Button>
      </div>
    </section>
  )
}
