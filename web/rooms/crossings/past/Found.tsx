import type { LookAnswer, PastRow, PastStay } from '../../../../contracts/past.ts'
import { type DeskColumn, DeskList } from '../../../platform/DeskList.tsx'
import { date, number, time } from '../../../platform/dates.ts'
import { Empty } from '../../../platform/feedback.tsx'
import { stateWord, useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'
import { shapeOfState } from '../file/standing.ts'
import { Source } from './Source.tsx'
import { usePosts } from './usePosts.ts'

function useColumns(): DeskColumn<PastRow>[] {
  const say = useSay()
  const { name } = usePosts()
  const what = (row: PastRow) =>
    row.kind === 'refusal' ? say('past:look.refusal') : say(`platform:direction.${row.direction}`)
  return [
    {
      key: 'day',
      title: say('past:look.day'),
      cell: row => (row.at ? `${date(row.day, 'short')} ${time(row.at)}` : date(row.day, 'short')),
      by: row => row.at ?? row.day,
    },
    { key: 'what', title: say('past:look.what'), cell: what, by: what },
    { key: 'post', title: say('past:look.post'), cell: row => name(row.post), by: row => name(row.post) },
    {
      key: 'state',
      title: say('past:look.outcome'),
      cell: row => (
        <StatusWord of={shapeOfState[row.state]}>{say(`crossings:state.${row.state}`)}</StatusWord>
      ),
      by: row => row.state,
    },
    {
      key: 'nationality',
      title: say('past:look.nationality'),
      cell: row => stateWord(row.nationality),
      by: row => stateWord(row.nationality),
    },
    {
      key: 'source',
      title: say('past:look.source'),
      cell: row => <Source of={row.source} />,
      by: row => row.source,
    },
  ]
}

/** What was recorded of the person, latest first, without a word on who it is; a row opened says it, and that is kept. */
export function FoundRows({
  rows,
  selected,
  open,
  more,
}: {
  rows: readonly PastRow[]
  selected: string | undefined
  open: (row: PastRow) => void
  more: { press: () => void; pending: boolean } | undefined
}) {
  const say = useSay()
  const columns = useColumns()
  return (
    <DeskList
      label={say('past:look.found')}
      rows={rows}
      columns={columns}
      open={open}
      selected={selected}
      name={row => say('past:look.open-row', { day: { date: row.day } })}
      more={more}
      empty={<Empty>{say('past:look.none')}</Empty>}
    />
  )
}

function Over({ stay }: { stay: PastStay }) {
  if (stay.over === 0) return null
  return <StatusWord of="look">{number(stay.over)}</StatusWord>
}

/** Entries with the exits that ended them, latest first as the rows above. */
export function Stays({ stays }: { stays: LookAnswer['stays'] }) {
  const say = useSay()
  if (!stays) return <p className="quiet">{say('past:look.not-shared')}</p>
  if (stays.length === 0) return null
  return (
    <section className="panel stays" aria-labelledby="stays">
      <h2 id="stays">{say('past:look.stays')}</h2>
      <table className="desk-table">
        <thead>
          <tr>
            {(['from', 'until', 'admitted', 'territory', 'over', 'source'] as const).map(head => (
              <th key={head} scope="col">
                {say(`past:look.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...stays].reverse().map(stay => (
            <tr key={`${stay.from} ${stay.until}`}>
              <th scope="row">{date(stay.from, 'short')}</th>
              <td>
                {stay.until ? (
                  date(stay.until, 'short')
                ) : (
                  <span className="quiet">{say('past:look.inside')}</span>
                )}
              </td>
              <td>
                {stay.admittedUntil ? (
                  date(stay.admittedUntil, 'short')
                ) : (
                  <span className="quiet">{say('past:look.unlimited')}</span>
                )}
              </td>
              <td>{say(`crossings:territory.${stay.territory}`)}</td>
              <td>
                <Over stay={stay} />
              </td>
              <td>
                <Source of={stay.imported ? 'imported' : 'here'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
