import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { digits } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'

/** Where somebody is unwell: the seat, for whoever helps, and nothing on who it is. */
export function Unwell({ file }: { file: CrossingFile }) {
  const say = useSay()
  const unwell = file.oneStop?.unwell
  if (!unwell?.length) return null
  return (
    <section className="panel" aria-labelledby="unwell">
      <h2 id="unwell">{say('onestop:unwell.title')}</h2>
      <ul className="people">
        {unwell.map(({ traveller, seat }) => (
          <li key={traveller}>
            <StatusWord of="look">
              {seat ? say('onestop:unwell.seat', { seat: digits(seat) }) : say('onestop:unwell.no-seat')}
            </StatusWord>
          </li>
        ))}
      </ul>
    </section>
  )
}
