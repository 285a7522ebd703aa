import type { AlertDetail, AlertVersion } from '../../../../contracts/alerts.ts'
import { moment } from '../../../platform/dates.ts'
import { type Message, useSay } from '../../../platform/words.ts'
import { Differences } from './Differences.tsx'
import { whoOf } from './people.ts'

function Version({
  version,
  before,
  who,
}: {
  version: AlertVersion
  before: AlertVersion | undefined
  who: (id: string) => Message
}) {
  const say = useSay()
  const [first = '', second] = version.approvedBy.map(who)
  const approved = second ? { key: 'alerts:one.and', params: { first, second } } : first
  const what = version.effects.map(effect => say(`alerts:effect.${effect}`)).join(', ')
  return (
    <li className="hold">
      <b>{say('alerts:one.number', { number: version.number })}</b>{' '}
      <span>{what || say('alerts:one.first')}</span>
      <p className="small quiet">
        {moment(version.at)} · {say('alerts:one.proposed-by', { who: who(version.proposedBy) })} ·{' '}
        {say('alerts:one.approved-by', { who: approved })}
      </p>
      {version.reason && <p>{say('alerts:one.ground', { reason: version.reason })}</p>}
      {!version.content && version.state === 'in-force' && (
        <p className="quiet">{say('alerts:one.erased')}</p>
      )}
      {before?.content && version.content && <Differences before={before.content} after={version.content} />}
    </li>
  )
}

/** Every version, newest first: who, when, why, and what it changed. Nothing is taken back, only followed (I-23). */
export function Versions({ alert }: { alert: AlertDetail }) {
  const say = useSay()
  const who = whoOf(alert.people)
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{say('alerts:one.versions')}</h2>
      <ol className="people">
        {alert.versions.map((version, i) => (
          <Version key={version.id} version={version} before={alert.versions[i + 1]} who={who} />
        ))}
      </ol>
    </section>
  )
}
