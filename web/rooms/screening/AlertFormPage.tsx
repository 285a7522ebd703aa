import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AlertAnswer, AlertContent, AlertDetail } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { dayHere } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { useAlert } from './AlertPage.tsx'
import { AlertForm } from './alerts/AlertForm.tsx'
import { draftOf, emptyDraft } from './alerts/draft.ts'
import './alerts/alerts.css'

/** Proposes an alert. Whoever may not see the desk, as second line, is told here that it waits. */
export function NewAlertPage() {
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const [tries, setTries] = useState(0)
  const desk = may('screening.alerts')
  const act = useAct<AlertContent & { reason: string }, AlertAnswer>('/alerts', {
    after: ({ proposal }) => {
      if (desk) void navigate({ to: paths.alertProposal(proposal) })
    },
  })
  const back = desk
    ? { to: paths.alerts, label: say('alerts:desk.title') }
    : { to: paths.hits, label: say('screening:hits.title') }
  return (
    <>
      <PageHead title={say('alerts:form.new-title')} back={back} />
      {act.answer && !desk ? (
        <div className="panel stack" role="status">
          <StatusWord of="waiting">{say('alerts:form.sent')}</StatusWord>
          <Button
            onClick={() => {
              act.clear()
              setTries(tries + 1)
            }}
          >
            {say('alerts:form.another')}
          </Button>
        </div>
      ) : (
        <>
          <p className="page-lead">{say('alerts:form.lead-new')}</p>
          <AlertForm
            key={tries}
            begin={emptyDraft(dayHere())}
            fixedKind={false}
            act={act}
            send={(content, reason) => act.press({ ...content, reason })}
          />
        </>
      )}
    </>
  )
}

function Change({ alert, content, look }: { alert: AlertDetail; content: AlertContent; look: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const act = useAct<{ version: number; content: AlertContent; reason: string }, AlertAnswer>(
    `/alerts/${alert.alert}/proposals`,
    { after: ({ proposal }) => void navigate({ to: paths.alertProposal(proposal) }) },
  )
  return (
    <>
      <p className="page-lead">{say('alerts:form.lead-change')}</p>
      {act.problem?.type === 'changed-meanwhile' && (
        <p className="page-lead">
          <Button onClick={look}>{say('alerts:form.look-again')}</Button>
        </p>
      )}
      <AlertForm
        begin={draftOf(content)}
        fixedKind
        act={act}
        send={(next, reason) => act.press({ version: alert.row.number, content: next, reason })}
      />
    </>
  )
}

/** Proposes a next version of an alert, made of the one that was read (412 when it is no longer the newest). */
export function ChangeAlertPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useAlert(id)
  const look = () => void refetch()
  const back = { to: paths.alert(id), label: say('alerts:one.title') }
  const content = data?.versions[0]?.content
  return (
    <>
      <PageHead title={say('alerts:form.change-title')} back={back} />
      {isPending && <Loading rows={10} />}
      {!isPending && !data && <Trouble problem={error} again={look} />}
      {data && !content && (
        <p className="panel">
          {say(data.notMine ?? 'alerts:one.erased')}{' '}
          <Link to={paths.newAlert}>{say('alerts:desk.propose')}</Link>
        </p>
      )}
      {data && content && <Change key={data.row.number} alert={data} content={content} look={look} />}
    </>
  )
}
