import type { LedgerLine } from '../../../contracts/oversight.ts'
import { useAddress } from '../../platform/address.ts'
import { Id } from '../../platform/bidi.tsx'
import { type DeskColumn, DeskList } from '../../platform/DeskList.tsx'
import { moment, number } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { Filters } from './ledger/Filters.tsx'
import { RawLine } from './ledger/RawLine.tsx'
import { sentenceOf } from './ledger/sentence.ts'
import { useLines } from './ledger/useLines.ts'
import { nameOf, useLog } from './queries.ts'
import './oversight.css'

const names = ['action', 'officer', 'lane', 'subject', 'from', 'until', 'refused'] as const

type Shown = ReturnType<typeof useLines>

function useColumns({ officers }: Shown, lanes: ReadonlyMap<string, string>): DeskColumn<LedgerLine>[] {
  const say = useSay()
  const who = ({ actor }: LedgerLine) => {
    const officer = officers.get(actor)
    if (officer) return <bdi>{nameOf(officer)}</bdi>
    return actor === 'node' ? say('oversight:ledger.node') : <Id>{actor}</Id>
  }
  return [
    {
      key: 'at',
      title: say('oversight:ledger.when'),
      cell: line => <span className="moment">{moment(line.at)}</span>,
    },
    {
      key: 'what',
      title: say('oversight:ledger.what'),
      cell: line =>
        line.refused === null ? sentenceOf(line) : <StatusWord of="stop">{sentenceOf(line)}</StatusWord>,
    },
    { key: 'who', title: say('oversight:ledger.who'), cell: who },
    {
      key: 'where',
      title: say('oversight:ledger.where'),
      cell: ({ lane }) => (lane ? (lanes.get(lane) ?? lane) : ''),
    },
    {
      key: 'position',
      title: say('oversight:ledger.position'),
      cell: line => number(line.position),
      figure: true,
    },
  ]
}

/** The ledger of a place of work, line by line. */
export function LedgerPage() {
  const say = useSay()
  const address = useAddress()
  const { logs, actions, log, head } = useLog(address.get('log'))
  const filters = Object.fromEntries(names.map(name => [name, address.get(name)]))
  const found = useLines(log, filters)
  const { rows, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, searchedFrom } =
    found
  const lanes = head?.lanes ?? []
  const columns = useColumns(found, new Map(lanes.map(lane => [lane.id, spoken(lane.name)])))
  const chosen = rows.find(line => line.id === address.get('line'))
  const further = () => void fetchNextPage()
  return (
    <>
      <PageHead
        title={say('oversight:ledger.title')}
        acts={<Button onClick={() => void refetch()}>{say('oversight:ledger.again')}</Button>}
      />
      <Filters logs={logs} log={log} lanes={lanes} actions={actions} filters={filters} set={address.set} />
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={10} />}
      {!isPending && !error && (
        <div className="ledger">
          <div className="blocks">
            <DeskList
              label={say('oversight:ledger.title')}
              rows={rows}
              columns={columns}
              open={line => address.set({ line: line.id })}
              name={line => say('oversight:ledger.line', { position: line.position })}
              selected={chosen?.id}
              more={hasNextPage ? { press: further, pending: isFetchingNextPage } : undefined}
              empty={
                <Empty
                  act={hasNextPage && <Button onClick={further}>{say('oversight:ledger.further')}</Button>}
                >
                  {hasNextPage
                    ? say('oversight:ledger.none-yet', { from: number(searchedFrom) })
                    : say('oversight:ledger.none')}
                </Empty>
              }
            />
            <p className="small quiet">{say('oversight:ledger.looked', { from: number(searchedFrom) })}</p>
          </div>
          {chosen ? (
            <RawLine line={chosen} officer={found.officers.get(chosen.actor)} only={address.set} />
          ) : (
            <p className="panel quiet">{say('oversight:ledger.choose')}</p>
          )}
        </div>
      )}
    </>
  )
}
