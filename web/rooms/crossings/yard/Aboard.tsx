import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CrossingFile, TravellerView } from '../../../../contracts/crossings.ts'
import type { Aboard as Person } from '../../../../contracts/onestop.ts'
import { paths } from '../../../paths.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { digits } from '../../../platform/dates.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useMay } from '../../../platform/session.tsx'
import { stateWord, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { isDecided } from '../file/standing.ts'
import { useFileAct } from '../file/useFile.ts'
import { ListForm } from './ListForm.tsx'

type Body = { crossing: string; traveller: string; place?: 'booth' | 'aboard' }

function PersonRow({
  file,
  person,
  traveller,
  chosen,
  choose,
}: {
  file: CrossingFile
  person: Person
  traveller: TravellerView | undefined
  chosen: boolean
  choose: () => void
}) {
  const say = useSay()
  const { document } = traveller ?? {}
  return (
    <tr className={chosen ? 'mine' : undefined}>
      <th scope="row">
        <button type="button" className="row-way" aria-pressed={chosen} onClick={choose}>
          {person.seat ? <Id>{digits(person.seat)}</Id> : say(`onestop:role.${person.role}`)}{' '}
          <span className="unseen">{document && `${document.surname}, ${document.givenNames}`}</span>
        </button>
      </th>
      <td>
        {document && (
          <>
            <Value>{[document.surname, document.givenNames].filter(Boolean).join(', ')}</Value>{' '}
            <span className="small quiet">
              <Id>{document.number}</Id> · {stateWord(document.nationality)}
            </span>
          </>
        )}
      </td>
      <td>
        <StatusWord of={person.state}>{say(`onestop:aboard.state.${person.state}`)}</StatusWord>
      </td>
      <td>
        {person.unwell && <StatusWord of="look">{say('onestop:aboard.unwell')}</StatusWord>}
        {person.seen ? (
          <StatusWord of="clear">
            {say(`onestop:aboard.seen-${person.seen.place}`, { time: { time: person.seen.at } })}
          </StatusWord>
        ) : (
          person.listed &&
          !isDecided(file.state) && <StatusWord of="waiting">{say('onestop:aboard.not-seen')}</StatusWord>
        )}
      </td>
    </tr>
  )
}

/** What first line does with the person chosen: seen here or aboard, unwell, goes on alone. */
function Acts({ file, person, next }: { file: CrossingFile; person: Person; next: () => void }) {
  const say = useSay()
  const seen = useFileAct<Body>(() => 'seen', next)
  const unwell = useFileAct<Body>(
    () => 'unwell',
    () => {},
  )
  const apart = useFileAct<Body>(() => 'apart', next)
  const body = { crossing: file.id, traveller: person.traveller }
  const see = (place: 'booth' | 'aboard') => seen.press({ ...body, place })
  const already = person.seen ? say('onestop:aboard.seen-already') : undefined
  const held = person.state === 'clear' ? undefined : say('onestop:aboard.not-clear')
  const sick = person.unwell ? say('onestop:aboard.unwell-already') : undefined
  useKeys({
    KeyV: { label: say('onestop:aboard.see-booth'), act: () => see('booth'), refused: already ?? held },
    KeyB: { label: say('onestop:aboard.see-aboard'), act: () => see('aboard'), refused: already ?? held },
    KeyU: { label: say('onestop:aboard.mark-unwell'), act: () => unwell.press(body), refused: sick },
  })
  const problem = seen.problem ?? unwell.problem ?? apart.problem
  return (
    <>
      <div className="buttons" role="toolbar" aria-label={say('onestop:aboard.acts')}>
        <Button primary shortcut="V" refused={already ?? held} onClick={() => see('booth')}>
          {say('onestop:aboard.see-booth')}
        </Button>
        <Button shortcut="B" refused={already ?? held} onClick={() => see('aboard')}>
          {say('onestop:aboard.see-aboard')}
        </Button>
        <Button shortcut="U" refused={sick} onClick={() => unwell.press(body)}>
          {say('onestop:aboard.mark-unwell')}
        </Button>
        <Button onClick={() => apart.press(body)}>{say('onestop:aboard.take-off')}</Button>
      </div>
      {problem && <Trouble problem={problem} again={seen.again ?? unwell.again ?? apart.again} />}
    </>
  )
}

/** Who is aboard: seat, person, state of their checks, whether they were seen. The others wait for nobody who has to stay. */
export function Aboard({ file, look }: { file: CrossingFile; look: () => void }) {
  const say = useSay()
  const may = useMay()
  const [listing, setListing] = useState(false)
  const [chosen, choose] = useState<string>()
  const { aboard, apart = [] } = file.oneStop ?? {}
  if (!aboard) return null
  const decided = isDecided(file.state)
  const works = may('crossings.see') && !decided
  const seen = aboard.filter(p => p.seen).length
  const listed = aboard.filter(p => p.listed || p.seen).length
  const person = aboard.find(p => p.traveller === chosen)
  const unseen = aboard.filter(p => p.listed && !p.seen && p.state === 'clear')
  const next = () => choose(unseen.find(p => p.traveller !== chosen)?.traveller)
  return (
    <section className="panel" aria-labelledby="aboard">
      <div className="panel-head">
        <h2 id="aboard">{say('onestop:aboard.title', { count: aboard.length })}</h2>
        {listed > 0 && <span className="quiet">{say('onestop:aboard.count', { seen, listed })}</span>}
      </div>
      {listing && <ListForm file={file} close={() => setListing(false)} look={look} />}
      {works && !listing && file.class !== 'lorry' && (
        <div className="buttons">
          <Button onClick={() => setListing(true)}>{say('onestop:list.title')}</Button>
        </div>
      )}
      {works && person && <Acts file={file} person={person} next={next} />}
      <div className="scrolls manifest">
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">{say('onestop:aboard.seat')}</th>
              <th scope="col">{say('onestop:aboard.person')}</th>
              <th scope="col">{say('onestop:aboard.checks')}</th>
              <th scope="col">{say('onestop:aboard.document')}</th>
            </tr>
          </thead>
          <tbody>
            {aboard.map(one => (
              <PersonRow
                key={one.traveller}
                file={file}
                person={one}
                traveller={file.travellers?.find(t => t.id === one.traveller)}
                chosen={one.traveller === chosen}
                choose={() => choose(one.traveller)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {apart.length > 0 && (
        <ul className="numbers" aria-label={say('onestop:aboard.apart', { count: apart.length })}>
          {apart.map((id, i) => (
            <li key={id}>
              <Link to={paths.crossing(id)}>{say('onestop:aboard.apart-file', { number: i + 1 })}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
