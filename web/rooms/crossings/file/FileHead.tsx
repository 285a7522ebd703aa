import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { Band, type BandFact } from '../../../platform/Band.tsx'
import { Id } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { date, time } from '../../../platform/dates.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Status } from '../../../ui/Status.tsx'
import { shapeOfVerdict } from './standing.ts'

/** The verdict, small, and what the crossing is. */
export function FileHead({ file }: { file: CrossingFile }) {
  const say = useSay()
  const colleagues = useColleagues()
  const { verdict } = file
  const sentences = verdict.points.length > 0 ? verdict.points : [verdict.sentence]
  const lane = colleagues.lane(file.lane)
  const facts: BandFact[] = [
    { label: say('crossings:file.lane'), value: lane ? spoken(lane) : <Id>{file.lane}</Id> },
    {
      label: say('crossings:file.way'),
      value: `${say(`onestop:class.${file.class}`)} · ${say(`platform:direction.${file.direction}`)}`,
    },
    {
      label: say('crossings:file.opened'),
      value: `${time(file.openedAt)} · ${date(file.openedAt, 'short')}`,
    },
  ]
  if (file.corridor)
    facts.push({ label: say('crossings:file.corridor'), value: say(`crossings:corridor.${file.corridor}`) })
  if (file.purpose)
    facts.push({ label: say('crossings:file.purpose'), value: say(`crossings:purpose.${file.purpose}`) })
  return (
    <div className="panel file-head">
      <p className="file-verdict">
        <Status of={shapeOfVerdict[verdict.state]} size={28} />
        <span>
          <b>{say(`platform:verdict.${verdict.state}`)}</b>
          <span className="quiet">{sentences.map(sentence => say(sentence)).join('; ')}</span>
        </span>
      </p>
      <Band facts={facts} />
    </div>
  )
}
