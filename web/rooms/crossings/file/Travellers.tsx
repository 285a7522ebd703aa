import type { CrossingFile, TravellerView } from '../../../../contracts/crossings.ts'
import { Id, Plate, Value } from '../../../platform/bidi.tsx'
import { date, partialDate } from '../../../platform/dates.ts'
import { stateWord, useSay } from '../../../platform/words.ts'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

function useFacts({ document, permit, stay }: TravellerView): Fact[] {
  const say = useSay()
  const facts: Fact[] = [
    {
      id: 'document',
      label: say('crossings:file.document'),
      value: (
        <>
          <Id>{document.number}</Id> · {stateWord(document.issuingState)}
        </>
      ),
    },
    { id: 'nationality', label: say('crossings:file.nationality'), value: stateWord(document.nationality) },
    { id: 'born', label: say('crossings:file.born'), value: partialDate(document.birthDate) },
  ]
  if (document.expiryDate)
    facts.push({
      id: 'expires',
      label: say('crossings:file.expires'),
      value: partialDate(document.expiryDate),
    })
  if (permit)
    facts.push({
      id: 'permit',
      label: say('crossings:file.permit'),
      value: say('crossings:file.permit-until', { kind: permit.kind, until: { date: permit.until } }),
    })
  if (stay?.until)
    facts.push({
      id: 'stay',
      label: say('crossings:file.stay'),
      value: say('crossings:file.stay-until', { until: { date: stay.until } }),
    })
  if (stay && stay.overstay > 0)
    facts.push({
      id: 'overstay',
      label: say('crossings:file.overstay'),
      value: <StatusWord of="look">{say('crossings:file.days', { count: stay.overstay })}</StatusWord>,
    })
  return facts
}

function Traveller({ traveller }: { traveller: TravellerView }) {
  const say = useSay()
  const { document, native, minor } = traveller
  return (
    <li>
      <p className="person">
        <Value>{[document.surname, document.givenNames].filter(Boolean).join(', ')}</Value>
      </p>
      {native && (
        <p className="quiet">
          <Value>{native}</Value>
        </p>
      )}
      {document.truncated && <p className="small quiet">{say('crossings:file.truncated')}</p>}
      {minor && <StatusWord of="look">{say('crossings:file.minor')}</StatusWord>}
      <Facts small facts={useFacts(traveller)} />
    </li>
  )
}

/** Who crosses and in what. What no agreement grants the reader is absent (I-20). */
export function Travellers({ file }: { file: CrossingFile }) {
  const say = useSay()
  const { travellers, vehicle } = file
  if (!travellers && !vehicle) return null
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{say('crossings:file.who', { count: travellers?.length ?? 0 })}</h2>
      {vehicle && (
        <p className="file-plate">
          <Plate state={vehicle.state}>{vehicle.plate}</Plate>
        </p>
      )}
      {travellers && (
        <ul className="people">
          {travellers.map(traveller => (
            <Traveller key={traveller.id} traveller={traveller} />
          ))}
        </ul>
      )}
      {file.decidedAt && (
        <p className="small quiet">
          {say('crossings:file.decided-at', { date: date(file.decidedAt), time: { time: file.decidedAt } })}
        </p>
      )}
    </section>
  )
}
