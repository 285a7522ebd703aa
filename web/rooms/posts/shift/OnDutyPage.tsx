import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OnDuty } from '../../../../contracts/posts.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { useNews } from '../../../platform/news.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

type Colleague = OnDuty['rows'][number]
const key = ['on-duty']
const changes = new Set(['posts.openShift', 'posts.endShift', 'posts.relieveOfficer'])

function Relief({ of, close }: { of: Colleague; close: () => void }) {
  const say = useSay()
  const relieve = useAct<{ reason: string }, unknown>(`/officers/${of.officer}/relief`, {
    after: close,
    refresh: [key],
  })
  return (
    <ReasonForm
      title={say('shift:on-duty.relieve-title', { name: of.name })}
      label={say('shift:on-duty.reason')}
      help={say('shift:on-duty.reason-help')}
      verb={say('shift:on-duty.relieve')}
      least={3}
      most={300}
      send={reason => relieve.press({ reason })}
      close={close}
      act={relieve}
    />
  )
}

/** Who is on duty at this post now, at which lane and since when; the shift leader ends the shift of whoever went without ending it. */
export function OnDutyPage() {
  const say = useSay()
  const session = useSession()
  const may = useMay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<OnDuty>('/on-duty', { signal }),
  })
  useNews(
    ({ action }) => changes.has(action),
    () => void refetch(),
  )
  const [relieved, relieve] = useState<string>()
  const leads = may('posts.relieveOfficer')
  const heads = ['lane', 'who', 'duty', 'since']
  const chosen = data?.rows.find(row => row.officer === relieved)
  return (
    <>
      <PageHead title={say('shift:on-duty.title')} />
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={4} />}
      {data?.rows.length === 0 && <Empty>{say('shift:on-duty.none')}</Empty>}
      <div className="blocks">
        {chosen && (
          <div className="panel">
            <Relief key={chosen.officer} of={chosen} close={() => relieve(undefined)} />
          </div>
        )}
        {data && data.rows.length > 0 && (
          <div className="panel sideways">
            <table className="desk-table">
              <thead>
                <tr>
                  {heads.map(head => (
                    <th key={head} scope="col">
                      {say(`shift:on-duty.${head}`)}
                    </th>
                  ))}
                  {leads && (
                    <th scope="col">
                      <span className="unseen">{say('shift:on-duty.relieve')}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {data.rows.map(row => (
                  <tr key={`${row.officer} ${row.laneId}`}>
                    <th scope="row">{spoken(row.lane)}</th>
                    <td>
                      {spoken(row.rank)} <Value>{row.name}</Value>
                    </td>
                    <td>{say(`posts:duty.${row.duty}`)}</td>
                    <td>{moment(row.since)}</td>
                    {leads && (
                      <td className="end">
                        {row.officer !== session.officer.id && (
                          <Button
                            aria-label={say('shift:on-duty.relieve-title', { name: row.name })}
                            onClick={() => relieve(row.officer)}
                          >
                            {say('shift:on-duty.relieve')}
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  )
}
