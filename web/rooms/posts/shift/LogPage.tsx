import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ShiftEntries, ShiftEntry } from '../../../../contracts/shift.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { Value } from '../../../platform/bidi.tsx'
import { moment } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { keys, namesOf } from './queries.ts'
import '../shift.css'

function useEntries(words: string) {
  const query = useInfiniteQuery({
    queryKey: [...keys.log, words],
    // sent as a body: what is looked for may be a name, and an address keeps none
    queryFn: ({ pageParam, signal }) =>
      api.post<ShiftEntries>('/shift-entries/searches', {
        body: { ...(words && { words }), ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const pages = query.data?.pages ?? []
  return { ...query, rows: pages.flatMap(p => p.rows), name: namesOf(pages.flatMap(p => p.people)) }
}

function Write({ corrects, close }: { corrects?: string; close: () => void }) {
  const say = useSay()
  const write = useAct<{ text: string; corrects?: string }, ShiftEntry>('/shift-entries', {
    after: close,
    refresh: [keys.log],
  })
  return (
    <ReasonForm
      title={say(corrects ? 'shift:log.correct' : 'shift:log.write')}
      label={say('shift:log.entry')}
      help={say('shift:log.entry-help')}
      verb={say(corrects ? 'shift:log.correct' : 'shift:log.write')}
      least={1}
      most={2000}
      close={close}
      act={write}
      send={text => write.press({ text, ...(corrects && { corrects }) })}
    />
  )
}

interface EntryProps {
  entry: ShiftEntry
  corrected: ShiftEntry | undefined
  name: (id: string) => string
  mayWrite: boolean
}

function Entry({ entry, corrected, name, mayWrite }: EntryProps) {
  const say = useSay()
  const [correcting, setCorrecting] = useState(false)
  return (
    <li className="shift-order">
      <p className="small quiet">
        {moment(entry.at)} · <bdi>{name(entry.by)}</bdi>
        {entry.corrects && ` · ${say('shift:log.corrects', { at: corrected ? moment(corrected.at) : '' })}`}
        {entry.correctedBy && ` · ${say('shift:log.corrected')}`}
      </p>
      <p className="shift-text">
        <Value>{entry.text}</Value>
      </p>
      {correcting && <Write corrects={entry.id} close={() => setCorrecting(false)} />}
      {mayWrite && !correcting && !entry.correctedBy && (
        <div className="buttons">
          <Button onClick={() => setCorrecting(true)}>{say('shift:log.correct')}</Button>
        </div>
      )}
    </li>
  )
}

/** The shift log: what happened, by time; it only grows. */
export function LogPage() {
  const say = useSay()
  const session = useSession()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const [writing, setWriting] = useState(false)
  const { rows, name, error, isPending, refetch, hasNextPage, fetchNextPage } = useEntries(words)
  const search = (event: FormEvent) => {
    event.preventDefault()
    setWords(typed.trim())
  }
  const all = () => {
    setTyped('')
    setWords('')
  }
  return (
    <>
      <PageHead title={say('shift:log.title')} />
      <div className="blocks">
        {writing ? (
          <section className="panel" aria-labelledby="writing">
            <h2 className="unseen" id="writing">
              {say('shift:log.title')}
            </h2>
            <Write close={() => setWriting(false)} />
          </section>
        ) : (
          <Button
            primary
            refused={session.shift ? undefined : say('platform:refusal.shift')}
            onClick={() => setWriting(true)}
          >
            {say('shift:log.write')}
          </Button>
        )}
        <search>
          <form className="filters" onSubmit={search}>
            <Field label={say('shift:log.words')}>
              {given => (
                <input
                  {...given}
                  dir="auto"
                  maxLength={100}
                  value={typed}
                  onChange={event => setTyped(event.target.value)}
                />
              )}
            </Field>
            <Button type="submit">{say('shift:log.search')}</Button>
            {words && <Button onClick={all}>{say('shift:log.all')}</Button>}
          </form>
        </search>
        {error && <Trouble problem={error} again={() => void refetch()} />}
        {isPending && <Loading rows={6} />}
        {!isPending && !error && (
          <section className="panel" aria-label={say('shift:log.title')}>
            {rows.length === 0 && <Empty>{say(words ? 'shift:log.not-found' : 'shift:log.none')}</Empty>}
            <ul>
              {rows.map(entry => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  corrected={rows.find(other => other.id === entry.corrects)}
                  name={name}
                  mayWrite={session.shift !== null}
                />
              ))}
            </ul>
            {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say('shift:log.more')}</Button>}
          </section>
        )}
      </div>
    </>
  )
}
