import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { OfficerRow, OfficerRows } from '../../../contracts/officers.ts'
import { paths } from '../../paths.ts'
import { useAddress } from '../../platform/address.ts'
import { api } from '../../platform/api.ts'
import { Id, Value } from '../../platform/bidi.tsx'
import { type DeskColumn, DeskList } from '../../platform/DeskList.tsx'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { Waiting } from './parts/Waiting.tsx'
import { duties, shapeOf, standings, useWorkplaces } from './queries.ts'
import './people.css'

const typingMs = 300

/** What was typed, once the typing pauses: a search is a recorded look, and not each letter is one. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

function useOfficers(filter: Record<string, string | undefined>) {
  const query = useInfiniteQuery({
    queryKey: ['officers', filter],
    queryFn: ({ pageParam, signal }) =>
      api.post<OfficerRows>('/officer-searches', {
        signal,
        body: { ...filter, ...(pageParam && { after: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: before => before,
  })
  return { ...query, rows: query.data?.pages.flatMap(page => page.rows) ?? [] }
}

function useColumns(): DeskColumn<OfficerRow>[] {
  const say = useSay()
  const { site, authority } = useWorkplaces()
  return [
    {
      key: 'name',
      title: say('people:officers.name'),
      cell: row => <Value>{row.name}</Value>,
      by: row => row.name,
    },
    {
      key: 'username',
      title: say('people:officers.username'),
      cell: row => <Id>{row.username}</Id>,
      by: row => row.username,
    },
    { key: 'rank', title: say('people:officers.rank'), cell: row => spoken(row.rank) },
    {
      key: 'duties',
      title: say('people:officers.duties'),
      cell: row => row.duties.map(duty => say(`posts:duty.${duty}`)).join(', '),
      by: row => row.duties.join(' '),
    },
    { key: 'site', title: say('people:officers.site'), cell: row => site(row.site), by: row => row.site },
    {
      key: 'unit',
      title: say('people:officers.unit'),
      cell: row => (
        <>
          {authority(row.authority)} · <Value>{row.unit}</Value>
        </>
      ),
      by: row => row.unit,
    },
    {
      key: 'standing',
      title: say('people:officers.standing'),
      cell: row => (
        <StatusWord of={shapeOf[row.standing]}>{say(`people:standing.${row.standing}`)}</StatusWord>
      ),
      by: row => standings.indexOf(row.standing),
    },
  ]
}

/** Officers of the places this administrator answers for, and what waits for a second administrator. */
export function OfficersPage() {
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const address = useAddress()
  const [text, setText] = useState('')
  const paused = usePaused(text)
  const chosen = {
    duty: address.get('duty'),
    standing: address.get('standing'),
    site: address.get('site'),
  }
  const filter = { ...chosen, ...(paused && { text: paused }) }
  const officers = useOfficers(filter)
  const { mine } = useWorkplaces()
  const columns = useColumns()
  const writing = may('posts.registerOfficer')
  const filtered = Object.values(filter).some(Boolean)
  const pick = (name: keyof typeof chosen, options: { value: string; label: string }[]) => (
    <Field label={say(`people:officers.${name}`)}>
      {props => (
        <select
          {...props}
          value={chosen[name] ?? ''}
          onChange={e => address.set({ [name]: e.target.value || undefined })}
        >
          <option value="">{say('people:officers.all')}</option>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  const add = writing && (
    <Button primary onClick={() => void navigate({ to: paths.addOfficer })}>
      {say('people:officers.add')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={say('people:officers.title')}
        acts={
          writing && (
            <>
              {add}
              <Button onClick={() => void navigate({ to: paths.importOfficers })}>
                {say('people:officers.import')}
              </Button>
            </>
          )
        }
      />
      <Waiting />
      <search className="filters">
        <Field label={say('people:officers.find')}>
          {props => (
            <input
              {...props}
              type="search"
              dir="auto"
              maxLength={60}
              value={text}
              onChange={e => setText(e.target.value)}
            />
          )}
        </Field>
        {pick(
          'duty',
          duties.map(value => ({ value, label: say(`posts:duty.${value}`) })),
        )}
        {pick(
          'standing',
          standings.map(value => ({ value, label: say(`people:standing.${value}`) })),
        )}
        {mine.length > 1 &&
          pick(
            'site',
            mine.map(({ id, name }) => ({ value: id, label: spoken(name) })),
          )}
      </search>
      {officers.error && <Trouble problem={officers.error} again={() => void officers.refetch()} />}
      {officers.isPending && <Loading rows={8} />}
      {officers.data && (
        <DeskList
          label={say('people:officers.title')}
          rows={officers.rows}
          columns={columns}
          to={row => paths.officer(row.id)}
          name={() => ''}
          more={
            officers.hasNextPage
              ? { press: () => void officers.fetchNextPage(), pending: officers.isFetchingNextPage }
              : undefined
          }
          empty={
            <Empty act={add}>{say(filtered ? 'people:officers.none-found' : 'people:officers.none')}</Empty>
          }
        />
      )}
    </>
  )
}
