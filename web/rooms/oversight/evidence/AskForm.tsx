import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportRow, LogHead } from '../../../../contracts/oversight.ts'
import { useAct } from '../../../platform/act.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSay } from '../../../platform/words.ts'
import { Choice, Field } from '../../../ui/Field.tsx'
import { LogChoice } from '../LogChoice.tsx'
import { refreshExports } from '../queries.ts'

interface Body {
  log: string
  from?: number
  until?: number
  reason: string
}

const whole = (text: string) => (/^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : undefined)

/** Which log, which span, for whom. The last position counts itself in. */
export function AskForm({ logs, own, close }: { logs: readonly LogHead[]; own: string; close: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const [log, setLog] = useState(own)
  const [kind, setKind] = useState<'everything' | 'part'>('everything')
  const [ends, setEnds] = useState({ from: '', until: '' })
  const ask = useAct<Body, ExportRow>('/oversight/exports', {
    after: () => {
      refreshExports(queries)
      close()
    },
  })
  const span = () => {
    const [from, last] = [whole(ends.from), whole(ends.until)]
    return { ...(from !== undefined && { from }), ...(last !== undefined && { until: last + 1 }) }
  }
  return (
    <section className="panel" aria-labelledby="asking">
      <h2 className="unseen" id="asking">
        {say('oversight:evidence.title')}
      </h2>
      <ReasonForm
        title={say('oversight:evidence.ask')}
        label={say('oversight:evidence.reason')}
        help={say('oversight:evidence.reason-help')}
        verb={say('oversight:evidence.ask')}
        least={3}
        most={300}
        close={close}
        act={ask}
        send={reason => ask.press({ log, reason, ...(kind === 'part' && span()) })}
      >
        <LogChoice logs={logs} log={log} choose={setLog} />
        <Choice
          label={say('oversight:evidence.span')}
          value={kind}
          choose={setKind}
          options={(['everything', 'part'] as const).map(value => ({
            value,
            label: say(`oversight:evidence.${value}`),
          }))}
        />
        {kind === 'part' && (
          <div className="span-fields">
            {(['from', 'until'] as const).map(end => (
              <Field key={end} label={say(`oversight:evidence.${end}`)}>
                {given => (
                  <input
                    {...given}
                    inputMode="numeric"
                    dir="ltr"
                    value={ends[end]}
                    onChange={event => setEnds({ ...ends, [end]: event.target.value.replace(/\D/g, '') })}
                  />
                )}
              </Field>
            ))}
          </div>
        )}
      </ReasonForm>
    </section>
  )
}
