import type { ImportJob, ListVersion, People } from '../../../../contracts/screening.ts'
import { api } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { date, moment, number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { useSaveReasons } from '../importing/reasons.ts'
import { useDoer } from './people.ts'

const counted = ['added', 'changed', 'removed', 'refused'] as const

function Standing({ of }: { of: ListVersion['standing'] }) {
  const say = useSay()
  switch (of) {
    case 'live':
      return <StatusWord of="clear">{say('screening:lists.answers-now')}</StatusWord>
    case 'waiting':
      return <StatusWord of="waiting">{say('screening:lists.waiting')}</StatusWord>
    case 'set-aside':
      return <StatusWord of="none">{say('screening:lists.set-aside')}</StatusWord>
    case 'before':
      return <span className="quiet">{say('screening:lists.before')}</span>
  }
}

/** Fetches an import again and hands its reasons back as a file. */
export function SaveReasons({ job, at, word }: { job: string; at: string; word: string }) {
  const say = useSay()
  const save = useSaveReasons()
  return (
    <Button onClick={() => void api.get<ImportJob>(`/jobs/${job}`).then(save)}>
      {word} <span className="unseen">{say('screening:failed.save-of', { at })}</span>
    </Button>
  )
}

/** Versions, newest first: which one answers now, what each brought, and its refused rows for who may import. */
export function Versions({
  versions,
  people,
  mayImport,
}: {
  versions: readonly ListVersion[]
  people: People
  mayImport: boolean
}) {
  const say = useSay()
  const by = useDoer(people)
  if (versions.length === 0) return <p className="quiet">{say('screening:lists.no-versions')}</p>
  return (
    <table className="desk-table versions">
      <thead>
        <tr>
          <th scope="col">{say('screening:lists.imported')}</th>
          <th scope="col">{say('screening:lists.published')}</th>
          <th scope="col" className="end">
            {say('screening:lists.entries')}
          </th>
          {counted.map(count => (
            <th key={count} scope="col" className="end">
              {say(`screening:importing.count.${count}`)}
            </th>
          ))}
          <th scope="col">{say('screening:lists.by')}</th>
          <th scope="col">{say('screening:lists.standing')}</th>
          {mayImport && <th scope="col">{say('screening:failed.file')}</th>}
        </tr>
      </thead>
      <tbody>
        {versions.map(version => (
          <tr key={version.id}>
            <th scope="row">{moment(version.importedAt)}</th>
            <td>{version.published ? date(version.published, 'short') : ''}</td>
            <td className="end">{number(version.entries)}</td>
            {counted.map(count => (
              <td key={count} className="end">
                {number(version.counts[count])}
              </td>
            ))}
            <td>
              <Value>{by(version.by)}</Value>
            </td>
            <td>
              <Standing of={version.standing} />
            </td>
            {mayImport && (
              <td>
                {version.job && version.counts.refused > 0 && (
                  <SaveReasons
                    job={version.job}
                    at={version.importedAt}
                    word={say('screening:failed.save')}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
