import type { AlertDetail } from '../../../../contracts/alerts.ts'
import { moment } from '../../../platform/dates.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'
import { shapeOfCoverage } from './shapes.ts'

/** At which posts the alert is asked, as far as this node knows, and how fresh that knowledge is. */
export function Coverage({ alert }: { alert: AlertDetail }) {
  const say = useSay()
  return (
    <section className="panel" aria-labelledby="coverage">
      <h2 id="coverage">{say('alerts:coverage.title')}</h2>
      <ul className="coverage">
        {alert.coverage.map(({ post, name, state, since }) => (
          <li key={post}>
            <span>{spoken(name)}</span>
            <StatusWord of={shapeOfCoverage[state]}>
              {say(`alerts:coverage.${state}`, { time: since ? moment(since) : '' })}
            </StatusWord>
          </li>
        ))}
      </ul>
      {alert.refreshedAt && (
        <p className="small quieter">{say('alerts:coverage.read', { time: moment(alert.refreshedAt) })}</p>
      )}
    </section>
  )
}
