import { useState } from 'react'
import type { CrossingFile, TravellerView } from '../../../../contracts/crossings.ts'
import { Id, Plate } from '../../../platform/bidi.tsx'
import { dayHere, partialDate, yearsBetween } from '../../../platform/dates.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { Faces } from '../../../ui/Faces.tsx'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { languageOf } from './traveller-words.ts'

/** The surname as in the document; given names, which the zone has in capitals only, begin with one. */
function nameOf({ document: { surname, givenNames, format } }: TravellerView): string {
  const given =
    format === 'typed'
      ? givenNames
      : givenNames.replace(/[A-Z]+/g, word => word.charAt(0) + word.slice(1).toLocaleLowerCase('en'))
  return [surname, given].filter(Boolean).join(', ')
}

function useFacts({ document, minor }: TravellerView): Fact[] {
  const say = useSay()
  const age = yearsBetween(document.birthDate, dayHere())
  const kind =
    { P: 'passport', I: 'card', A: 'card', C: 'card', V: 'visa' }[document.documentCode[0] ?? ''] ?? 'other'
  return [
    { id: 'nationality', label: say('crossings:booth.nationality'), value: stateWord(document.nationality) },
    {
      id: 'born',
      label: say('crossings:booth.born'),
      value: (
        <>
          {partialDate(document.birthDate)}{' '}
          {age !== undefined && <span className="quiet">{say('crossings:booth.age', { age })}</span>}
          {minor && <StatusWord of="look">{say('crossings:booth.minor')}</StatusWord>}
        </>
      ),
    },
    { id: 'number', label: say(`crossings:booth.${kind}`), value: <Id>{document.number}</Id> },
    ...(document.issuingState === document.nationality
      ? []
      : [{ id: 'issuer', label: say('crossings:booth.issuer'), value: stateWord(document.issuingState) }]),
    {
      id: 'until',
      label: say('crossings:booth.valid-until'),
      value: document.expiryDate ? partialDate(document.expiryDate) : say('crossings:booth.no-expiry'),
    },
  ]
}

function Shown({ traveller }: { traveller: TravellerView }) {
  const say = useSay()
  const { document, native } = traveller
  const facts = useFacts(traveller)
  return (
    <Faces
      name={nameOf(traveller)}
      {...(native && { native: { name: native, lang: languageOf(document.nationality) } })}
    >
      {document.truncated && <p className="quiet">{say('crossings:booth.truncated')}</p>}
      {document.format === 'typed' && <p className="quiet">{say('crossings:booth.typed')}</p>}
      <Facts facts={facts} />
    </Faces>
  )
}

/** Who crosses and in what. In a car the one read last is shown, the others stand below and open by a press. */
export function Person({ file }: { file: CrossingFile }) {
  const say = useSay()
  const travellers = file.travellers ?? []
  const [chosen, choose] = useState<string>()
  const shown = travellers.find(traveller => traveller.id === chosen) ?? travellers.at(-1)
  return (
    <section aria-label={say('crossings:booth.traveller')} className="booth-person">
      {file.vehicle && <Plate state={file.vehicle.state}>{file.vehicle.plate}</Plate>}
      {shown && <Shown traveller={shown} />}
      {travellers.length > 1 && (
        <Rows label={say('crossings:booth.in-the-car', { count: travellers.length })}>
          {travellers.map(traveller => (
            <Row
              key={traveller.id}
              selected={traveller.id === shown?.id}
              open={() => choose(traveller.id)}
              end={stateWord(traveller.document.nationality)}
            >
              <bdi dir="auto">{nameOf(traveller)}</bdi>
            </Row>
          ))}
        </Rows>
      )}
    </section>
  )
}
