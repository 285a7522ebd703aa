import { useEffect, useState } from 'react'
import { api } from '../../../platform/api.ts'
import { moment } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { language } from '../../../platform/language.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Field.tsx'
import { namesOf, useSheetShifts } from './queries.ts'
import '../shift.css'

const second = ['en', 'ru', 'fa'] as const
type Second = (typeof second)[number]
const native: Record<Second, string> = { en: 'English', ru: 'Русский', fa: 'فارسی' }

/** A sheet that was fetched, shown as it will be printed. */
function useSheet(asked: { shift: string; language: Second } | undefined) {
  const [state, setState] = useState<{ url?: string; problem?: unknown; pending?: boolean }>({})
  const [times, setTimes] = useState(0)
  const path = asked && `/shift-sheets/${asked.shift}/${asked.language}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` fetches the same sheet again
  useEffect(() => {
    if (!path) return
    let url: string | undefined
    let gone = false
    setState({ pending: true })
    api.file(path).then(
      blob => {
        if (gone) return
        url = URL.createObjectURL(blob)
        setState({ url })
      },
      (problem: unknown) => !gone && setState({ problem }),
    )
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [path, times])
  return { ...state, again: () => setTimes(times + 1) }
}

/** Sheets of shifts: counts with the last checkpoint, to print and keep. */
export function SheetsPage() {
  const say = useSay()
  const { data, error, isPending, refetch } = useSheetShifts()
  const own = language()
  const [other, setOther] = useState<Second>(own === 'az' ? 'en' : own)
  const [shift, setShift] = useState<string>()
  const sheet = useSheet(shift ? { shift, language: other } : undefined)
  const name = namesOf(data?.people)
  return (
    <>
      <PageHead title={say('shift:sheet.title')} />
      <div className="blocks">
        <p className="quiet">{say('shift:sheet.lead')}</p>
        <Choice
          label={say('shift:sheet.language')}
          value={other}
          choose={setOther}
          options={second.map(value => ({ value, label: native[value], lang: value }))}
        />
        {error && <Trouble problem={error} again={() => void refetch()} />}
        {isPending && <Loading rows={5} />}
        {data && (
          <section className="panel" aria-label={say('shift:sheet.title')}>
            {data.rows.length === 0 && <Empty>{say('shift:sheet.none')}</Empty>}
            <ul>
              {data.rows.map(row => (
                <li key={row.shift} className="shift-order">
                  <p>
                    {say('shift:sheet.shift', {
                      who: name(row.officer),
                      from: moment(row.from),
                      until: moment(row.until),
                    })}{' '}
                    {!row.ended && <span className="quiet">{say('shift:sheet.goes-on')}</span>}
                  </p>
                  <Button aria-pressed={shift === row.shift} onClick={() => setShift(row.shift)}>
                    {say('shift:sheet.open')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {sheet.pending && <Loading rows={8} />}
        {sheet.problem !== undefined && <Trouble problem={sheet.problem} again={sheet.again} />}
        {sheet.url && (
          <section className="panel blocks" aria-labelledby="sheet">
            <h2 className="unseen" id="sheet">
              {say('shift:sheet.title')}
            </h2>
            <a className="button" href={sheet.url} download="shift-sheet.pdf">
              {say('shift:sheet.save')}
            </a>
            <iframe
              className="sheet-preview"
              title={say('shift:sheet.title')}
              src={`${sheet.url}#navpanes=0&view=FitH`}
            />
          </section>
        )}
      </div>
    </>
  )
}
