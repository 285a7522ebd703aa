import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { OfficerFile } from '../../../contracts/officers.ts'
import { paths } from '../../paths.ts'
import { api } from '../../platform/api.ts'
import { Band, type BandFact } from '../../platform/Band.tsx'
import { Id, Value } from '../../platform/bidi.tsx'
import { date, moment } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { StatusWord } from '../../ui/Status.tsx'
import { What } from './parts/Change.tsx'
import { Acts } from './parts/OfficerActs.tsx'
import { useAnswer } from './parts/useAnswer.ts'
import { Answers } from './parts/Waiting.tsx'
import { shapeOf, useWorkplaces } from './queries.ts'
import './people.css'

/** One officer: standing and duties, how they sign in, what waits and what was decided. */
export function OfficerPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['officer', id],
    queryFn: ({ signal }) => api.get<OfficerFile>(`/officers/${id}`, { signal }),
  })
  const back = { to: paths.officers, label: say('people:officers.title') }
  if (isPending) return <Loading rows={8} />
  if (!data)
    return (
      <>
        <PageHead title={say('people:officer.title')} back={back} />
        <Trouble problem={error} again={() => void refetch()} />
      </>
    )
  return (
    <>
      <PageHead
        title={
          <>
            <Value>{data.officer.name}</Value>{' '}
            <span className="quiet officer-rank">{spoken(data.officer.rank)}</span>
          </>
        }
        back={back}
      />
      <div className="blocks">
        <Particulars file={data} />
        <Acts key={data.officer.id} file={data} />
        <Changes file={data} />
      </div>
    </>
  )
}

function Particulars({ file: { officer } }: { file: OfficerFile }) {
  const say = useSay()
  const { site, authority } = useWorkplaces()
  const facts: BandFact[] = [
    {
      label: say('people:officers.standing'),
      value: (
        <StatusWord of={shapeOf[officer.standing]}>
          {say(`people:standing.${officer.standing}`)}
          {officer.suspendedAt && officer.standing === 'suspended' && ` · ${moment(officer.suspendedAt)}`}
          {officer.endsAt && ` · ${date(officer.endsAt, 'short')}`}
        </StatusWord>
      ),
    },
    { label: say('people:officers.username'), value: <Id>{officer.username}</Id> },
    { label: say('people:officers.site'), value: site(officer.site) },
    { label: say('people:officers.authority'), value: authority(officer.authority) },
    { label: say('people:officers.unit'), value: <Value>{officer.unit}</Value> },
  ]
  return <Band panel facts={facts} />
}

/** Proposals about this officer, newest first, each with its answer or the way to answer. */
function Changes({ file: { changes } }: { file: OfficerFile }) {
  const say = useSay()
  const may = useMay()
  const { answer, withdraw, problem } = useAnswer()
  if (changes.length === 0) return null
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">{say('people:waiting.decided')}</h2>
      {problem && <Trouble problem={problem} />}
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('people:waiting.what')}</th>
            <th scope="col">{say('people:waiting.reason')}</th>
            <th scope="col">{say('people:waiting.by')}</th>
            <th scope="col">{say('people:waiting.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <What change={row.change} />
              </th>
              <td>
                <Value>{row.reason}</Value>
              </td>
              <td>
                <Value>{row.byName}</Value> <span className="quiet nowrap">{moment(row.at)}</span>
              </td>
              <td>
                {row.answer === null ? (
                  may('posts.answerChanges') ? (
                    <Answers row={row} answer={answer} withdraw={withdraw} />
                  ) : (
                    say('people:waiting.waits')
                  )
                ) : (
                  <StatusWord of={row.answer === 'approved' ? 'clear' : 'none'}>
                    {say(`people:waiting.${row.answer}`)} <Value>{row.answeredBy ?? ''}</Value>{' '}
                    <span className="quiet nowrap">{row.answeredAt && moment(row.answeredAt)}</span>
                  </StatusWord>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
