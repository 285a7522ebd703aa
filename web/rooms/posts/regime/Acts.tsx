import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { RegimeRow } from '../../../../contracts/posts.ts'
import type { AnsweredAct, RegimeBoard, WaitingAct } from '../../../../contracts/regime.ts'
import { useAct } from '../../../platform/act.ts'
import { Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { moment } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { ActOf, Span } from './Detail.tsx'
import { actsQuery, changed } from './queries.ts'
import { partsOf } from './said.ts'
import type { DraftOfPage } from './useDraft.ts'

/** Who proposed or approved: a name for colleagues on duty, else only that it was somebody. */
function useWho() {
  const say = useSay()
  const colleagues = useColleagues()
  return (id: string) => colleagues.name(id) ?? say('regime:acts.somebody')
}

/** The second pair of eyes. The proposer sees *withdraw*, never *approve* (I-22). */
function Waiting({ of, board, page }: { of: WaitingAct; board: RegimeBoard; page: DraftOfPage }) {
  const say = useSay()
  const who = useWho()
  const me = useSession().officer.id
  const [declining, setDeclining] = useState(false)
  type Answered = z.infer<typeof AnsweredAct>
  const answer = useAct<{ answer: 'approved' | 'declined'; reason?: string }, Answered>(
    `/regime/acts/${of.id}/answers`,
    { refresh: changed, after: () => page.show(undefined) },
  )
  const withdraw = useAct<Record<string, never>, Answered>(`/regime/acts/${of.id}/withdrawal`, {
    refresh: changed,
    after: () => page.show(undefined),
  })
  const nameOf = (id: string) => spoken(board.posts.find(one => one.post.id === id)?.post.name)
  const { act } = of
  return (
    <li className="regime-waiting">
      <b>{spoken(act.title)}</b>
      <p className="quiet">
        <Value>{act.reference}</Value>
      </p>
      <ul>
        {act.provisions.map((provision, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a proposal never changes
          <li key={i}>
            <StatusWord of={provision.effect === 'open' ? 'clear' : 'stop'}>
              {say(`regime:form.${provision.effect}`)}
            </StatusWord>{' '}
            {partsOf(provision, nameOf)} <Span row={provision} />
          </li>
        ))}
        {act.ends.map(end => {
          const row = board.rows.find(one => one.id === end.row)
          return (
            <li key={end.row}>
              {end.until
                ? say('regime:acts.moves', {
                    title: row ? spoken(row.act.title) : end.row,
                    day: { date: end.until },
                  })
                : say('regime:acts.unends', { title: row ? spoken(row.act.title) : end.row })}
            </li>
          )
        })}
      </ul>
      <p className="small quiet">{say('regime:acts.proposed', { who: who(of.by), at: moment(of.at) })}</p>
      {(answer.problem ?? withdraw.problem) && (
        <Trouble problem={answer.problem ?? withdraw.problem} again={answer.again ?? withdraw.again} />
      )}
      {declining ? (
        <ReasonForm
          title={say('platform:act.decline')}
          label={say('regime:acts.reason')}
          verb={say('platform:act.decline')}
          least={3}
          most={1000}
          close={() => setDeclining(false)}
          act={answer}
          send={reason => answer.press({ answer: 'declined', reason })}
        />
      ) : (
        <div className="buttons">
          <Button onClick={() => page.show({ provisions: act.provisions, ends: act.ends })}>
            {say('regime:form.try')}
          </Button>
          {of.by === me ? (
            <Button aria-busy={withdraw.pending} onClick={() => withdraw.press({})}>
              {say('platform:act.withdraw')}
            </Button>
          ) : (
            <>
              <Button
                primary
                aria-busy={answer.pending}
                onClick={() => answer.press({ answer: 'approved' })}
                refused={of.notMine ? say(of.notMine) : undefined}
              >
                {say('platform:act.approve')}
              </Button>
              {!of.notMine && (
                <Button onClick={() => setDeclining(true)}>{say('platform:act.decline')}</Button>
              )}
            </>
          )}
        </div>
      )}
    </li>
  )
}

/** Acts that wait, and every row that stands now or comes, with what may be done to it. */
export function Acts({ board, page }: { board: RegimeBoard; page: DraftOfPage }) {
  const say = useSay()
  const may = useMay()
  const who = useWho()
  const { post } = useSession()
  const { data, error, isPending, refetch } = useQuery(actsQuery)
  if (isPending) return <Loading rows={4} />
  if (!data) return <Trouble problem={error} again={() => void refetch()} />
  const nameOf = (id: string) => spoken(board.posts.find(one => one.post.id === id)?.post.name)
  const rows = board.rows.filter(
    row => !row.id.startsWith('tried') && (row.until === null || row.until >= board.today),
  )
  const entered = (row: RegimeRow) => data.entered.find(act => row.id.startsWith(act.id))
  const mine = (row: RegimeRow) => may('posts.proposeAct') && (!post || row.posts.every(id => id === post.id))
  const move = (row: RegimeRow) =>
    page.write({
      ends: [
        ...(page.draft?.ends ?? []).filter(end => end.row !== row.id),
        { row: row.id, until: row.until ?? board.today },
      ],
    })
  return (
    <>
      {data.waiting.length > 0 && (
        <section className="panel" aria-label={say('regime:acts.waiting')}>
          <h2>{say('regime:acts.waiting')}</h2>
          <ul className="regime-waitings">
            {data.waiting.map(of => (
              <Waiting key={of.id} of={of} board={board} page={page} />
            ))}
          </ul>
        </section>
      )}
      <section className="panel" aria-label={say('regime:acts.standing')}>
        <h2>{say('regime:acts.standing')}</h2>
        <table className="desk-table regime-rows">
          <thead>
            <tr>
              <th scope="col">{say('regime:acts.act')}</th>
              <th scope="col">{say('regime:acts.says')}</th>
              <th scope="col">{say('regime:acts.entered')}</th>
              {may('posts.proposeAct') && (
                <th scope="col">
                  <span className="unseen">{say('regime:acts.move')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const by = entered(row)
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <ActOf row={row} />
                  </th>
                  <td>
                    <StatusWord of={row.effect === 'open' ? 'clear' : 'stop'}>
                      {say(`regime:form.${row.effect}`)}
                    </StatusWord>
                    <p>{partsOf(row, nameOf)}</p>
                  </td>
                  <td className="small">
                    {by
                      ? say('regime:acts.by', {
                          who: who(by.proposedBy),
                          other: who(by.approvedBy),
                          at: moment(by.at),
                        })
                      : say('regime:acts.blueprint')}
                  </td>
                  {may('posts.proposeAct') && (
                    <td>
                      {mine(row) && <Button onClick={() => move(row)}>{say('regime:acts.move')}</Button>}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}
