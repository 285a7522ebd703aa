import type { LogHead } from '../../../contracts/oversight.ts'
import { useSay } from '../../platform/words.ts'
import { Field } from '../../ui/Field.tsx'

/** Which log one reads: each place of work has its own. */
export function LogChoice({
  logs,
  log,
  choose,
}: {
  logs: readonly LogHead[]
  log: string
  choose: (log: string) => void
}) {
  const say = useSay()
  return (
    <Field label={say('oversight:log')}>
      {given => (
        <select {...given} value={log} onChange={event => choose(event.target.value)}>
          {logs.map(row => (
            <option key={row.log} value={row.log}>
              {row.post ? say('oversight:log-of', { place: { words: row.post }, log: row.log }) : row.log}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
