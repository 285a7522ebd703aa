import type { KnownOfficer, LedgerLine } from '../../../../contracts/oversight.ts'
import { Id } from '../../../platform/bidi.tsx'
import { date, number, time } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { nameOf } from '../queries.ts'
import { sentenceOf } from './sentence.ts'

interface RawLineProps {
  line: LedgerLine
  officer: KnownOfficer | undefined
  only: (change: Readonly<Record<string, string | undefined>>) => void
}

/** A line in words, and as it stands in the log. */
export function RawLine({ line, officer, only }: RawLineProps) {
  const say = useSay()
  const { position, hash, refused: _, ...raw } = line
  const ways = [
    ['action', line.action],
    ['officer', officer?.id],
    ['lane', line.lane ?? undefined],
    ['subject', line.subject !== null && /^[0-9a-f-]{36}$/.test(line.subject) ? line.subject : undefined],
  ] as const
  return (
    <section className="panel raw-line" aria-labelledby="raw-line">
      <h2 id="raw-line">{say('oversight:ledger.line', { position: number(position) })}</h2>
      <p>{sentenceOf(line)}</p>
      <p className="quiet">
        {officer ? <bdi>{nameOf(officer)}</bdi> : say('oversight:ledger.node')} · {date(line.at, 'short')}{' '}
        {time(line.at)}
      </p>
      <div className="buttons">
        {ways.map(
          ([name, value]) =>
            value && (
              <Button key={name} onClick={() => only({ [name]: value })}>
                {say(`oversight:ledger.only.${name}`)}
              </Button>
            ),
        )}
      </div>
      {line.facts === null && <p className="quiet">{say('oversight:ledger.withheld')}</p>}
      <h3>{say('oversight:ledger.raw')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the keyboard */}
      <section className="raw-text" dir="ltr" tabIndex={0} aria-label={say('oversight:ledger.raw')}>
        <pre>{JSON.stringify(raw, null, 2)}</pre>
      </section>
      <p className="small quiet">
        {say('oversight:ledger.hash')} <Id>{hash}</Id>
      </p>
    </section>
  )
}
