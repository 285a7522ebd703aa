import type { ReactNode } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
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
  const facts: [string, ReactNode][] = [
    [say('crossings:file.lane'), lane ? spoken(lane) : <Id>{file.lane}</Id>],
    [
      say('crossings:file.way'),
      `${say(`crossings:today.class.${file.class}`)} · ${say(`platform:direction.${file.direction}`)}`,
    ],
    [say('crossings:file.opened'), `${time(file.openedAt)} · ${date(file.openedAt, 'short')}`],
  ]
  if (file.corridor)
    facts.push([say('crossings:file.corridor'), say(`crossings:corridor.${file.corridor}`)])
  if (file.purpose) facts.push([say('crossings:file.purpose'), say(`crossings:purpose.${file.purpose}`)])
  return (
    <div className="panel file-head">
      <p className="file-verdict">
        <Status of={shapeOfVerdict[verdict.state]} size={28} />
        <span>
          <b>{say(`platform:verdict.${verdict.state}`)}</b>
          <span className="quiet">{sentences.map(sentence => say(sentence)).join('; ')}</span>
        </span>
      </p>
      <dl className="band">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
