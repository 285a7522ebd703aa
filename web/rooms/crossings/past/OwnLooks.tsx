import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { OwnLooks as Page } from '../../../../contracts/past.ts'
import { api } from '../../../platform/api.ts'
import { Id } from '../../../platform/bidi.tsx'
import { moment, number } from '../../../platform/dates.ts'
import { Loading, Trouble } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

export const ownLooks = ['own-looks'] as const

/** What was kept of one's own looks: whoever looks can see it. */
export function OwnLooks() {
  const say = useSay()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ownLooks,
      queryFn: ({ pageParam, signal }) =>
        api.get<z.infer<typeof Page>>(pageParam ? `/looks?after=${pageParam}` : '/looks', { signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: last => last.next ?? undefined,
    })
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  const quota = data?.pages[0]?.quota
  return (
    <section className="panel own-looks" aria-labelledby="own-looks">
      <h2 id="own-looks">{say('past:look.own')}</h2>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={3} />}
      {quota && (
        <p className="small quiet">
          {say('past:look.quota', { used: quota.used, of: quota.of, freesAt: { time: quota.freesAt } })}
        </p>
      )}
      {data && rows.length === 0 && <p className="quiet">{say('past:look.own-none')}</p>}
      {rows.length > 0 && (
        <table className="desk-table" aria-labelledby="own-looks">
          <thead>
            <tr>
              <th scope="col">{say('past:look.own-when')}</th>
              <th scope="col">{say('past:look.own-kind')}</th>
              <th scope="col">{say('past:look.purpose')}</th>
              <th scope="col">{say('past:look.case')}</th>
              <th scope="col" className="end">
                {say('past:look.own-rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td className="nowrap">{moment(row.at)}</td>
                <td>{say(`past:look.kind.${row.kind}`)}</td>
                <td>{row.purpose && say(`past:purpose.${row.purpose}`)}</td>
                <td>{row.caseNumber && <Id>{row.caseNumber}</Id>}</td>
                <td className="end">{number(row.rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div className="buttons">
          <Button onClick={() => void fetchNextPage()} aria-busy={isFetchingNextPage}>
            {say('platform:list.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
