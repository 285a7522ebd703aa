import type { ListDetail, ListProposal } from '../../../../contracts/screening.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment, number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { useDoer } from './people.ts'
import { SaveReasons } from './Versions.tsx'

interface Decided {
  key: string
  at: string
  what: string
  version: string
  by: string
  overrode: string | null
  reason: string[]
}

/** Swaps and answers in one order, newest first: who did what, and what it overrode (I-24). */
function decidedOf({ swaps, proposals }: ListDetail): Decided[] {
  const of = (p: ListProposal) => [p.reason, p.answer?.reason].filter((r): r is string => !!r)
  const alone = swaps
    .filter(s => !s.proposal)
    .map(s => ({
      key: `s${s.number}`,
      at: s.at,
      what: 'alone',
      by: s.by,
      version: s.version,
      overrode: s.overrode,
      reason: [],
    }))
  const together = proposals
    .filter(p => p.state !== 'waiting')
    .map(p => ({
      key: p.id,
      at: p.answer?.at ?? p.at,
      what: `${p.kind}.${p.state}`,
      by: p.answer?.by ?? p.by,
      version: p.version,
      overrode: swaps.find(s => s.proposal === p.id)?.overrode ?? null,
      reason: of(p),
    }))
  return [...alone, ...together].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20)
}

export function History({ detail }: { detail: ListDetail }) {
  const say = useSay()
  const by = useDoer(detail.people)
  const rows = decidedOf(detail)
  const version = (id: string | null) => {
    const at = detail.versions.find(v => v.id === id)?.importedAt
    return at ? say('screening:decision.version-of', { at }) : ''
  }
  if (rows.length === 0) return null
  return (
    <section className="panel list-versions" aria-labelledby="decided">
      <h2 id="decided">{say('screening:decision.past')}</h2>
      <table className="desk-table" aria-labelledby="decided">
        <thead>
          <tr>
            {(['when', 'what', 'who', 'overrode', 'why'] as const).map(name => (
              <th key={name} scope="col">
                {say(`screening:decision.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{moment(row.at)}</th>
              <td>
                {say(`screening:decision.did.${row.what}`)}
                <div className="small quiet">{version(row.version)}</div>
              </td>
              <td>
                <Value>{by(row.by)}</Value>
              </td>
              <td>{version(row.overrode)}</td>
              <td>
                {row.reason.map(text => (
                  <p key={text}>
                    <Value>{text}</Value>
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Imports that were refused as a whole; the reasons of each as a file, for who may import. */
export function Failed({ detail, mayImport }: { detail: ListDetail; mayImport: boolean }) {
  const say = useSay()
  const { failed, people } = detail
  const by = useDoer(people)
  if (failed.length === 0) return null
  return (
    <section className="panel list-versions" aria-labelledby="failed">
      <h2 id="failed">{say('screening:failed.title')}</h2>
      <table className="desk-table" aria-labelledby="failed">
        <thead>
          <tr>
            <th scope="col">{say('screening:decision.when')}</th>
            <th scope="col">{say('screening:decision.who')}</th>
            <th scope="col">{say('screening:decision.why')}</th>
            <th scope="col" className="end">
              {say('screening:failed.line')}
            </th>
            {mayImport && <th scope="col">{say('screening:failed.file')}</th>}
          </tr>
        </thead>
        <tbody>
          {failed.map(one => (
            <tr key={one.job}>
              <th scope="row">{moment(one.at)}</th>
              <td>
                <Value>{by(one.by)}</Value>
              </td>
              <td>{say(`screening:import.${one.problem}`)}</td>
              <td className="end">{one.row === null ? '' : number(one.row)}</td>
              {mayImport && (
                <td>
                  <SaveReasons job={one.job} at={one.at} word={say('screening:failed.save')} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
