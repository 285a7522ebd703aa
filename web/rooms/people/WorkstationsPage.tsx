import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { IssuedCode, Workstations } from '../../../contracts/posts.ts'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Value } from '../../platform/bidi.tsx'
import { moment, time } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { ReasonForm } from '../../platform/ReasonForm.tsx'
import { useSession } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { useWorkplaces } from './queries.ts'
import './people.css'

type Row = Workstations['rows'][number]

/** Browsers that are workstations of this place: a code makes one, an administrator ends one. */
export function WorkstationsPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['workstations'],
    queryFn: ({ signal }) => api.get<Workstations>('/workstations', { signal }),
  })
  const [ending, setEnding] = useState<Row>()
  return (
    <>
      <PageHead title={say('people:workstations.title')} />
      <div className="blocks">
        <IssueCode />
        {error && <Trouble problem={error} again={() => void refetch()} />}
        {isPending && <Loading rows={5} />}
        {ending && (
          <section className="panel">
            <Retire row={ending} close={() => setEnding(undefined)} />
          </section>
        )}
        {data && data.rows.length === 0 && (
          <div className="panel">
            <Empty>{say('people:workstations.none')}</Empty>
          </div>
        )}
        {data && data.rows.length > 0 && <Table rows={data.rows} end={setEnding} />}
      </div>
    </>
  )
}

function Table({ rows, end }: { rows: readonly Row[]; end: (row: Row) => void }) {
  const say = useSay()
  const { workstation: own } = useSession()
  return (
    <section className="panel" aria-labelledby="enrolled">
      <h2 id="enrolled">{say('people:workstations.here')}</h2>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('people:workstations.label')}</th>
            <th scope="col">{say('people:workstations.since')}</th>
            <th scope="col">{say('people:workstations.standing')}</th>
            <th scope="col">{say('people:workstations.act')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <Value>{row.label}</Value>
              </th>
              <td>{moment(row.enrolledAt)}</td>
              <td>
                {row.retiredAt ? (
                  <StatusWord of="none">
                    {say('people:workstations.retired', { at: moment(row.retiredAt) })}
                  </StatusWord>
                ) : (
                  <StatusWord of="clear">{say('people:workstations.works')}</StatusWord>
                )}
              </td>
              <td>
                {!row.retiredAt && (
                  <Button
                    refused={row.id === own.id ? say('people:workstations.own') : undefined}
                    onClick={() => end(row)}
                  >
                    {say('people:workstations.retire')} <span className="unseen">{row.label}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Retire({ row, close }: { row: Row; close: () => void }) {
  const say = useSay()
  const act = useAct<{ reason: string }, unknown>(`/workstations/${row.id}/retirement`, {
    after: close,
    refresh: [['workstations']],
  })
  return (
    <ReasonForm
      title={say('people:workstations.retire-one', { label: row.label })}
      label={say('people:form.reason')}
      help={say('people:workstations.retire-help')}
      verb={say('people:workstations.retire')}
      least={3}
      most={300}
      send={reason => act.press({ reason })}
      close={close}
      act={act}
    />
  )
}

/** A one-time code, told once: typed at the new workstation within the hour. */
function IssueCode() {
  const say = useSay()
  const session = useSession()
  const { mine, site: nameOf } = useWorkplaces()
  const [site, setSite] = useState(session.site)
  const act = useAct<{ site: string }, IssuedCode>('/workstation-codes')
  const { answer } = act
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.press({ site })
  }
  return (
    <section className="panel stack" aria-labelledby="code">
      <h2 id="code">{say('people:workstations.new')}</h2>
      <form className="stack" onSubmit={submit}>
        {mine.length > 1 && (
          <Field label={say('people:officers.site')}>
            {props => (
              <select {...props} value={site} onChange={event => setSite(event.target.value)}>
                {mine.map(place => (
                  <option key={place.id} value={place.id}>
                    {spoken(place.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        <Button primary={!answer} type="submit" aria-busy={act.pending}>
          {say('people:workstations.issue')}
        </Button>
      </form>
      {answer && (
        <div className="paper stack" role="status">
          <p>
            {say('people:workstations.code-for', {
              place: nameOf(answer.site),
              until: time(answer.expiresAt),
            })}
          </p>
          <b className="id paper-secret">{answer.code}</b>
          <p className="quiet">{say('people:workstations.code-help')}</p>
          <div className="row paper-acts">
            <Button onClick={() => print()}>{say('platform:act.print')}</Button>
            <StatusWord of="look">{say('people:paper.once')}</StatusWord>
          </div>
        </div>
      )}
    </section>
  )
}
