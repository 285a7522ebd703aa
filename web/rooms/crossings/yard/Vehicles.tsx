import { type FormEvent, useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { VehicleView } from '../../../../contracts/onestop.ts'
import { Id, Plate, Value } from '../../../platform/bidi.tsx'
import { Trouble } from '../../../platform/feedback.tsx'
import { StateField } from '../../../platform/StateField.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { isDecided } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'

function PapersForm({
  file,
  vehicle,
  close,
}: {
  file: CrossingFile
  vehicle: VehicleView
  close: () => void
}) {
  const say = useSay()
  const [vin, setVin] = useState(vehicle.vin ?? '')
  const [papers, setPapers] = useState(vehicle.papers.join('\n'))
  const act = useFileAct<{ crossing: string; vehicle: string; vin?: string; papers: string[] }>(
    () => 'papers',
    close,
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const number = vin.trim().toLocaleUpperCase('en')
    const shown = papers
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
    act.press({ crossing: file.id, vehicle: vehicle.id, papers: shown, ...(number && { vin: number }) })
  }
  return (
    <form className="reason-form" aria-label={say('onestop:vehicle.papers')} onSubmit={send}>
      <Field label={say('onestop:vehicle.vin')} help={say('onestop:vehicle.vin-help')}>
        {given => (
          <input
            {...given}
            className="id"
            autoComplete="off"
            spellCheck={false}
            maxLength={17}
            value={vin}
            onChange={event => setVin(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('onestop:vehicle.papers')} help={say('onestop:vehicle.papers-help')}>
        {given => (
          <textarea
            {...given}
            className="id"
            rows={3}
            maxLength={600}
            value={papers}
            onChange={event => setPapers(event.target.value)}
          />
        )}
      </Field>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="buttons">
        <Button primary type="submit" aria-busy={act.pending}>
          {say('onestop:keep')}
        </Button>
        <Button onClick={close}>{say('platform:act.cancel')}</Button>
      </div>
    </form>
  )
}

function TrailerForm({ file, close }: { file: CrossingFile; close: () => void }) {
  const say = useSay()
  const [state, setState] = useState(file.oneStop?.vehicles?.[0]?.state ?? 'AZE')
  const [text, setText] = useState('')
  const act = useFileAct<{ crossing: string; plate: { text: string; state: string } }>(
    () => 'trailers',
    close,
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) act.press({ crossing: file.id, plate: { text: text.trim(), state } })
  }
  return (
    <form className="reason-form" aria-label={say('onestop:vehicle.add-trailer')} onSubmit={send}>
      <StateField label={say('onestop:arrive.state')} value={state} change={setState} />
      <Field label={say('onestop:vehicle.trailer-plate')}>
        {given => (
          <input
            {...given}
            className="id"
            autoComplete="off"
            spellCheck={false}
            required
            maxLength={20}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <div className="buttons">
        <Button primary type="submit" aria-busy={act.pending}>
          {say('onestop:keep')}
        </Button>
        <Button onClick={close}>{say('platform:act.cancel')}</Button>
      </div>
    </form>
  )
}

/** What drives and what it draws, with the number of the body and the papers shown. */
export function Vehicles({ file }: { file: CrossingFile }) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState<string>()
  const vehicles = file.oneStop?.vehicles
  if (!vehicles?.length) return null
  const decided = isDecided(file.state)
  const shut = () => setOpen(undefined)
  return (
    <section className="panel" aria-labelledby="vehicles">
      <h2 id="vehicles">{say('onestop:vehicle.title')}</h2>
      <ul className="people">
        {vehicles.map(vehicle => (
          <li key={vehicle.id} className="blocks">
            <span className="row apart">
              <Plate state={vehicle.state}>{vehicle.plate}</Plate>
              <span className="small quiet">{say(`onestop:vehicle.kind.${vehicle.kind}`)}</span>
            </span>
            {vehicle.vin && (
              <span>
                {say('onestop:vehicle.vin')} <Id>{vehicle.vin}</Id>
              </span>
            )}
            {vehicle.papers.length > 0 && (
              <span>
                {say('onestop:vehicle.papers')} <Value>{vehicle.papers.join(', ')}</Value>
              </span>
            )}
            {open === vehicle.id ? (
              <PapersForm file={file} vehicle={vehicle} close={shut} />
            ) : (
              !decided &&
              may('crossings.recordPapers') && (
                <Button onClick={() => setOpen(vehicle.id)}>{say('onestop:vehicle.record')}</Button>
              )
            )}
          </li>
        ))}
      </ul>
      {open === 'trailer' ? (
        <TrailerForm file={file} close={shut} />
      ) : (
        !decided &&
        may('crossings.addTrailer') && (
          <Button onClick={() => setOpen('trailer')}>{say('onestop:vehicle.add-trailer')}</Button>
        )
      )}
    </section>
  )
}
