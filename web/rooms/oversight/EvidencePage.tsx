import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportRows } from '../../../contracts/oversight.ts'
import { api } from '../../platform/api.ts'
import { NewsLine } from '../../platform/DeskList.tsx'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { AskForm } from './evidence/AskForm.tsx'
import { Export } from './evidence/Export.tsx'
import { asked, useLog } from './queries.ts'
import './oversight.css'

function useExports() {
  const query = useInfiniteQuery({
    queryKey: ['oversight-exports'],
    queryFn: ({ pageParam, signal }) =>
      api.get<ExportRows>(asked('/oversight/exports', { after: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const pages = query.data?.pages ?? []
  return {
    ...query,
    rows: pages.flatMap(page => page.rows),
    officers: new Map(pages.flatMap(page => page.officers.map(officer => [officer.id, officer] as const))),
  }
}

/** Exports of evidence: asked for, approved by another, made, verified, saved. */
export function EvidencePage() {
  const say = useSay()
  const { logs, log } = useLog(undefined)
  const [asking, setAsking] = useState(false)
  const { rows, officers, error, isPending, refetch, hasNextPage, fetchNextPage } = useExports()
  const refresh = () => void refetch()
  const news = useNews(({ action }) => /^oversight\.(propose|answer)Export$/.test(action), refresh)
  return (
    <>
      <PageHead title={say('oversight:evidence.title')} acts={<NewsLine {...news} />} />
      <div className="blocks">
        <p className="quiet">{say('oversight:evidence.lead')}</p>
        {asking ? (
          <AskForm logs={logs} own={log} close={() => setAsking(false)} />
        ) : (
          <div className="buttons">
            <Button primary onClick={() => setAsking(true)}>
              {say('oversight:evidence.ask')}
            </Button>
          </div>
        )}
        {error && <Trouble problem={error} again={refresh} />}
        {isPending && <Loading rows={5} />}
        {!isPending && !error && (
          <section className="panel" aria-labelledby="exports">
            <h2 id="exports">{say('oversight:evidence.list')}</h2>
            {rows.length === 0 ? (
              <Empty>{say('oversight:evidence.none')}</Empty>
            ) : (
              <ul>
                {rows.map(row => (
                  <Export key={row.id} row={row} officers={officers} />
                ))}
              </ul>
            )}
            {hasNextPage && (
              <Button onClick={() => void fetchNextPage()}>{say('oversight:evidence.more')}</Button>
            )}
          </section>
        )}
      </div>
    </>
  )
}
