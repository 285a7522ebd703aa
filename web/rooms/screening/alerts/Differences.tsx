import type { AlertContent } from '../../../../contracts/alerts.ts'
import { useSay } from '../../../platform/words.ts'
import { AlertValue } from './AlertValue.tsx'
import { differences } from './content.ts'

/** What one version changed in the one before, field by field. */
export function Differences({ before, after }: { before: AlertContent; after: AlertContent | null }) {
  const say = useSay()
  const rows = differences(before, after)
  if (rows.length === 0) return null
  return (
    <table className="desk-table differences">
      <thead>
        <tr>
          <th scope="col">{say('alerts:one.field')}</th>
          <th scope="col">{say('alerts:one.before')}</th>
          <th scope="col">{say('alerts:one.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.field}>
            <th scope="row">{say(`alerts:field.${row.field}`)}</th>
            <td>
              <AlertValue field={row.field} texts={row.before} />
            </td>
            <td>
              <AlertValue field={row.field} texts={row.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
