import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { AlertAnswer, AlertDetail, AlertSheet } from '../../../contracts/alerts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Band, type BandFact } from '../../platform/Band.tsx'
import { Value } from '../../platform/bidi.tsx'
import { date, number } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { ReasonForm } from '../../platform/ReasonForm.tsx'
import { useMay } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { AlertFacts } from './alerts/AlertValue.tsx'
import { Coverage } from './alerts/Coverage.tsx'
import { Outcomes } from './alerts/Outcomes.tsx'
import { PrintedSheet } from './alerts/Sheet.tsx'
import { shapeOfAlert } from './alerts/shapes.ts'
import { Versions } from './alerts/Versions.tsx'
import './alerts/alerts.css'

function Summary({ alert }: { alert: AlertDetail }) {
  const say = useSay()
  const { row, figures } = alert
  const facts: BandFact[] = [
    {
      label: say('alerts:desk.state'),
      value: <StatusWord of={shapeOfAlert[row.state]}>{say(`alerts:state.${row.state}`)}</StatusWord>,
    },
    {
      label: say('alerts:one.valid'),
      value: say('alerts:one.span', { from: date(row.from, 'short'), until: date(row.until, 'short') }),
    },
    { label: say('alerts:one.version'), value: number(row.number) },
    { label: say('alerts:desk.unit'), value: row.unit ?? say('alerts:one.nothing') },
    {
      label: say('alerts:one.false'),
      value:
        figures.falsePer10000 === null
          ? say('alerts:one.no-crossings')
          : number(Math.round(figures.falsePer10000 * 10) / 10),
    },
  ]
  return (
    <div className="panel alert-band">
      <Band facts={facts} />
    </div>
  )
}

/** Withdrawn by a proposal like any change: two approve it, the owner is told. */
function Withdraw({ alert, close }: { alert: AlertDetail; close: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const act = useAct<{ version: number; content: null; reason: string }, AlertAnswer>(
    `/alerts/${alert.alert}/proposals`,
    { after: answer => void navigate({ to: paths.alertProposal(answer.proposal) }) },
  )
  return (
    <section className="panel">
      <ReasonForm
        title={say('alerts:one.withdraw-title')}
        label={say('alerts:form.reason')}
        help={say('alerts:one.withdraw-help')}
        verb={say('alerts:form.send')}
        least={3}
        most={1000}
        close={close}
        act={act}
        send={reason => act.press({ version: alert.row.number, content: null, reason })}
      />
    </section>
  )
}

function Opened({ alert, look }: { alert: AlertDetail; look: () => void }) {
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const [withdrawing, setWithdrawing] = useState(false)
  const [sheet, setSheet] = useState<{ sheet: AlertSheet; at: string }>()
  const [failed, setFailed] = useState<unknown>()
  const printed = useCallback(() => setSheet(undefined), [])
  const print = () => {
    setFailed(undefined)
    api
      .get<AlertSheet>(`/alerts/${alert.alert}/sheet`)
      .then(made => setSheet({ sheet: made, at: new Date().toISOString() }), setFailed)
  }
  const change = () => void navigate({ to: paths.changeAlert(alert.alert) })
  const withdraw = () => setWithdrawing(true)
  const refused = alert.notMine ? say(alert.notMine) : undefined
  const over = alert.row.state === 'withdrawn'
  const current = alert.versions.find(version => version.content)?.content
  useKeys({
    KeyE: { label: say('alerts:one.change'), act: change, refused },
    KeyW: { label: say('alerts:one.withdraw'), act: withdraw, refused },
    ...(!over && { KeyP: { label: say('alerts:one.print'), act: print } }),
  })
  return (
    <>
      <PageHead
        title={
          <>
            {say(`screening:alert-kind.${alert.row.purpose}`)} · <Value>{alert.row.reference}</Value>
          </>
        }
        back={{ to: paths.alerts, label: say('alerts:desk.title') }}
        acts={
          <>
            <Button shortcut="E" refused={refused} onClick={change}>
              {say('alerts:one.change')}
            </Button>
            <Button
              shortcut="W"
              aria-disabled={refused ? true : undefined}
              onClick={() => !refused && withdraw()}
            >
              {say('alerts:one.withdraw')}
            </Button>
            {!over && (
              <Button shortcut="P" onClick={print}>
                {say('alerts:one.print')}
              </Button>
            )}
          </>
        }
      />
      {failed !== undefined && <Trouble problem={failed} again={print} />}
      <Summary alert={alert} />
      {withdrawing && !refused && <Withdraw alert={alert} close={() => setWithdrawing(false)} />}
      <div className="alert-columns">
        <div className="blocks">
          {current && (
            <section className="panel" aria-labelledby="sought">
              <h2 id="sought">{say('alerts:one.who')}</h2>
              <AlertFacts small content={current} />
            </section>
          )}
          <Versions alert={alert} />
          <Outcomes
            outcomes={alert.outcomes}
            figures={alert.figures}
            posts={alert.coverage}
            mayOpen={may('screening.openOutcome')}
            changed={look}
          />
        </div>
        <div className="blocks">
          {alert.waiting.map(one => (
            <p key={one.proposal} className="panel">
              <StatusWord of="waiting">
                <Link to={paths.alertProposal(one.proposal)}>
                  {one.effects.map(effect => say(`alerts:effect.${effect}`)).join(', ')}
                </Link>{' '}
                {say('alerts:desk.approvals-of', one.approvals)}
              </StatusWord>
            </p>
          ))}
          <Coverage alert={alert} />
        </div>
      </div>
      {sheet && <PrintedSheet {...sheet} done={printed} />}
    </>
  )
}

export function useAlert(id: string) {
  return useQuery({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => api.get<AlertDetail>(`/alerts/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}

/** An alert opened: a look, recorded. What it says now, every version, where it is asked, how its hits ended. */
export function AlertPage() {
  const say = useSay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useAlert(id)
  if (isPending) return <Loading rows={10} />
  const look = () => void refetch()
  if (data) return <Opened alert={data} look={look} />
  return (
    <>
      <PageHead
        title={say('alerts:one.title')}
        back={{ to: paths.alerts, label: say('alerts:desk.title') }}
      />
      <Trouble problem={error} again={look} />
    </>
  )
}
