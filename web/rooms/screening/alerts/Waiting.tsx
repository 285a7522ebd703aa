import type { RefObject } from 'react'
import type { People, WaitingProposal } from '../../../../contracts/alerts.ts'
import { paths } from '../../../paths.ts'
import { type DeskColumn, DeskList } from '../../../platform/DeskList.tsx'
import { moment } from '../../../platform/dates.ts'
import { Empty } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { whoOf } from './people.ts'

type Row = WaitingProposal & { id: string }

function useColumns(people: People): DeskColumn<Row>[] {
  const say = useSay()
  const name = whoOf(people)
  const who = (id: string) => say(name(id))
  const what = (row: Row) =>
    row.base === null
      ? say('alerts:desk.new')
      : row.effects.map(effect => say(`alerts:effect.${effect}`)).join(', ')
  return [
    { key: 'at', title: say('alerts:desk.proposed-at'), cell: row => moment(row.at), by: row => row.at },
    { key: 'what', title: say('alerts:desk.what'), cell: what, by: what },
    {
      key: 'purpose',
      title: say('alerts:desk.purpose'),
      cell: row => say(`screening:alert-kind.${row.purpose}`),
      by: row => say(`screening:alert-kind.${row.purpose}`),
    },
    {
      key: 'subject',
      title: say('alerts:desk.about'),
      cell: row => say(`screening:subject.${row.subject}`),
      by: row => row.subject,
    },
    { key: 'by', title: say('alerts:desk.proposed-by'), cell: row => who(row.by), by: row => who(row.by) },
    {
      key: 'approvals',
      title: say('alerts:desk.approvals'),
      cell: row => say('alerts:desk.approvals-of', row.approvals),
      by: row => row.approvals.has - row.approvals.needs,
    },
    {
      key: 'mine',
      title: say('alerts:desk.yours'),
      cell: row => <span className="quiet">{say(row.notMine ?? 'alerts:desk.you-may')}</span>,
    },
  ]
}

/** Proposals that wait for another unit; whom they concern is seen when one is opened. */
export function Waiting({
  waiting,
  people,
  place,
}: {
  waiting: readonly WaitingProposal[]
  people: People
  place?: RefObject<HTMLDivElement | null>
}) {
  const say = useSay()
  const columns = useColumns(people)
  return (
    <DeskList
      label={say('alerts:one.waiting')}
      {...(place && { place })}
      rows={waiting.map(one => ({ ...one, id: one.proposal }))}
      columns={columns}
      to={row => paths.alertProposal(row.proposal)}
      name={() => say('alerts:desk.row-proposal')}
      empty={<Empty>{say('alerts:desk.none-proposed')}</Empty>}
    />
  )
}
