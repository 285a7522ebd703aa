import type { CheckState, Finding } from '../../../contracts/operations.ts'
import { useSay } from '../../platform/words.ts'
import { type StatusKind, StatusWord } from '../../ui/Status.tsx'

const shapes: Record<CheckState, StatusKind> = {
  wrong: 'stop',
  unknown: 'unknown',
  watch: 'look',
  well: 'clear',
}
const order: CheckState[] = ['wrong', 'unknown', 'watch', 'well']

/** What was looked at, what was found, the next step; what needs somebody first. */
export function Findings({ label, findings }: { label: string; findings: readonly Finding[] }) {
  const say = useSay()
  const shown = [...findings].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <section className="panel">
      <h2>{label}</h2>
      <table className="desk-table findings">
        <thead className="unseen">
          <tr>
            <th scope="col">{say('operations:endings.standing')}</th>
            <th scope="col">{say('operations:endings.what')}</th>
            <th scope="col">{say('operations:doctor.next')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ check, state, said, next }) => (
            <tr key={`${check} ${said.key} ${JSON.stringify(said.params)}`}>
              <td>
                <StatusWord of={shapes[state]}>{say(`operations:state.${state}`)}</StatusWord>
              </td>
              <th scope="row">{say(`operations:check.${check}`)}</th>
              <td>
                {say(said)}
                {next && (
                  <p className="quiet">
                    <b>{say('operations:doctor.next')}:</b> {say(next)}
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
