import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CheckpointRow, CheckpointRows, LogHead, OversightJob } from '../../../contracts/oversight.ts'
import { useAct } from '../../platform/act.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Band } from '../../platform/Band.tsx'
import { Id } from '../../platform/bidi.tsx'
import { date, number, time } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { useAge } from './age.ts'
import { Job } from './evidence/Job.tsx'
import { LogChoice } from './LogChoice.tsx'
import { asked, useLog } from './queries.ts'
import './oversight.css'

function useCheckpoints(log: string) {
  const query = useInfiniteQuery({
    queryKey: ['oversight-checkpoints', log],
    queryFn: ({ pageParam, signal }) =>
      api.get<CheckpointRows>(asked('/oversight/checkpoints', { log, before: pageParam }), { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const pages = query.data?.pages ?? []
  return { ...query, rows: pages.flatMap(page => page.rows), now: pages[0]?.now ?? new Date().toISOString() }
}

/** How long the log is, until where it is signed, how old that is, and by which key one checks it. */
function Head({ head, newest, now }: { head: LogHead; newest: CheckpointRow | undefined; now: string }) {
  const say = useSay()
  const age = useAge()
  const behind = head.size - (head.signed?.size ?? 0)
  return (
    <div className="panel blocks">
      <Band
        facts={[
          { label: say('oversight:checkpoints.lines'), value: number(head.size) },
          {
            label: say('oversight:checkpoints.age'),
            value: newest ? age(newest.at, now) : say('oversight:checkpoints.none'),
          },
          { label: say('oversight:checkpoints.origin'), value: <Id>{head.origin}</Id> },
        ]}
      />
      {behind > 0 && (
        <StatusWord of="waiting">{say('oversight:checkpoints.behind', { count: behind })}</StatusWord>
      )}
      <p className="root-hash">
        {say('oversight:checkpoints.key')} <Id>{head.key}</Id>
        <br />
        <span className="small quiet">{say('oversight:checkpoints.key-help')}</span>
      </p>
    </div>
  )
}

/** The whole log, put to the verifier now. */
function Check({ log }: { log: string }) {
  const say = useSay()
  const [job, setJob] = useState<OversightJob>()
  const start = useAct<{ log: string }, OversightJob>('/oversight/checks', { after: setJob })
  return (
    <section className="panel blocks" aria-labelledby="check">
      <h2 id="check">{say('oversight:check.title')}</h2>
      <p className="quiet">{say('oversight:check.lead')}</p>
      {job && <Job key={job.id} started={job} />}
      {start.problem && <Trouble problem={start.problem} again={start.again} />}
      <div className="buttons">
        <Button primary aria-busy={start.pending} onClick={() => start.press({ log })}>
          {say('oversight:check.act')}
        </Button>
      </div>
    </section>
  )
}

function Table({ rows }: { rows: readonly CheckpointRow[] }) {
  const say = useSay()
  return (
    <table className="desk-table">
      <thead>
        <tr>
          <th scope="col" className="end">
            {say('oversight:checkpoints.size')}
          </th>
          <th scope="col">{say('oversight:checkpoints.at')}</th>
          <th scope="col">{say('oversight:checkpoints.signature')}</th>
          <th scope="col">{say('oversight:checkpoints.root')}</th>
          <th scope="col">{say('oversight:checkpoints.witnesses')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.size}>
            <th scope="row" className="end">
              {number(row.size)}
            </th>
            <td>{`${date(row.at, 'short')} ${time(row.at)}`}</td>
            <td>
              <StatusWord of={row.signature === 'holds' ? 'clear' : 'stop'}>
                {say(`oversight:checkpoints.${row.signature}`)}
              </StatusWord>
            </td>
            <td>
              <Id>{row.root}</Id>
            </td>
            <td>
              {row.witnesses.length ? row.witnesses.join(', ') : say('oversight:checkpoints.no-witness')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Signed states of a log: each with its signature tried by the node that shows it, and the whole log put to the verifier on demand. */
export function CheckpointsPage() {
  const say = useSay()
  const address = useAddress()
  const { logs, log, head } = useLog(address.get('log'))
  const { rows, now, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useCheckpoints(log)
  return (
    <>
      <PageHead title={say('oversight:checkpoints.title')} />
      <div className="filters">
        <LogChoice logs={logs} log={log} choose={next => address.set({ log: next })} />
      </div>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={8} />}
      {!isPending && !error && (
        <div className="blocks">
          {head && <Head head={head} newest={rows[0]} now={now} />}
          <Check key={log} log={log} />
          <section className="panel" aria-label={say('oversight:checkpoints.title')}>
            {rows.length === 0 ? <Empty>{say('oversight:checkpoints.none')}</Empty> : <Table rows={rows} />}
            {hasNextPage && (
              <p className="desk-list-more">
                <Button aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {say('platform:list.more')}
                </Button>
              </p>
            )}
          </section>
        </div>
      )}
    </>
  )
}
