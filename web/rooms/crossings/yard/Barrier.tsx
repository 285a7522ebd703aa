import type { WorkRow } from '../../../../contracts/onestop.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Status, type StatusKind } from '../../../ui/Status.tsx'

const shapes: Record<WorkRow['state'], StatusKind> = {
  open: 'working',
  held: 'look',
  released: 'clear',
  refused: 'stop',
  withdrawn: 'none',
}

/** How it stands for everybody, live: which answers are missing, or how it ended and when. */
export function Barrier({
  row,
  authorities,
}: {
  row: WorkRow
  authorities: readonly { id: string; name: Record<string, string> }[]
}) {
  const say = useSay()
  const missing = row.open.length
  const whose = [...new Set(row.open.map(o => o.authority))]
    .map(id => spoken(authorities.find(a => a.id === id)?.name) || id)
    .join(', ')
  const all = missing + row.passed
  return (
    <p className={`barrier ${row.state}`} role="status">
      <Status of={shapes[row.state]} size={28} />
      <span>
        <b>
          {row.decidedAt
            ? say(`onestop:barrier.${row.state}`, { time: { time: row.decidedAt } })
            : say(`onestop:barrier.${row.state}`)}
        </b>
        {!row.decidedAt && (
          <span className="quiet">
            {missing > 0
              ? say('onestop:barrier.missing', { count: missing, all, whose })
              : say('onestop:barrier.all-answered', { time: { time: row.openedAt } })}
          </span>
        )}
      </span>
    </p>
  )
}
