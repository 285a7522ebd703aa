import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { OverstayRow, Overstays } from '../../../../contracts/past.ts'
import { Territory } from '../../../../contracts/words.ts'
import { paths } from '../../../paths.ts'
import { useAddress } from '../../../platform/address.ts'
import { api } from '../../../platform/api.ts'
import { type DeskColumn, DeskList } from '../../../platform/DeskList.tsx'
import { date, number } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { useSession } from '../../../platform/session.tsx'
import { spoken, stateWord, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Source } from './Source.tsx'
import { usePosts } from './usePosts.ts'
import './past.css'

const names = ['least', 'most', 'post', 'territory'] as const
type Filters = Partial<Record<(typeof names)[number], string>>

/** Each page read counts in the hour's quota, so it is read when somebody asks and not behind their back. */
function useOverstays(filters: Filters) {
  const given = Object.entries(filters).filter((pair): pair is [string, string] => !!pair[1])
  return useInfiniteQuery({
    queryKey: ['overstays', filters],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(pageParam ? [...given, ['after', pageParam]] : given).toString()
      return api.get<z.infer<typeof Overstays>>(`/overstays${query && `?${query}`}`, { signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    staleTime: 600_000,
    refetchOnReconnect: false,
    retry: false,
  })
}

function useColumns(): DeskColumn<OverstayRow>[] {
  const say = useSay()
  const { name } = usePosts()
  const territory = (row: OverstayRow) => say(`crossings:territory.${row.territory}`)
  return [
    {
      key: 'entered',
      title: say('past:overstays.entered'),
      cell: row => date(row.entered, 'short'),
      by: row => row.entered,
    },
    {
      key: 'until',
      title: say('past:look.admitted'),
      cell: row => date(row.admittedUntil, 'short'),
      by: row => row.admittedUntil,
    },
    {
      key: 'over',
      title: say('past:look.over'),
      cell: row => number(row.over),
      by: row => row.over,
      figure: true,
    },
    {
      key: 'nationality',
      title: say('past:look.nationality'),
      cell: row => stateWord(row.nationality),
      by: row => stateWord(row.nationality),
    },
    { key: 'post', title: say('past:look.post'), cell: row => name(row.post), by: row => name(row.post) },
    { key: 'territory', title: say('past:look.territory'), cell: territory, by: territory },
    {
      key: 'source',
      title: say('past:look.source'),
      cell: row => <Source of={row.source} />,
      by: row => row.source,
    },
  ]
}

function FilterForm({ filters, show }: { filters: Filters; show: (filters: Filters) => void }) {
  const say = useSay()
  const { posts } = usePosts()
  const [values, setValues] = useState(filters)
  const change = (name: keyof Filters, value: string) => setValues({ ...values, [name]: value || undefined })
  const days = (name: 'least' | 'most', label: string) => (
    <Field label={say(label)}>
      {field => (
        <input
          {...field}
          type="number"
          min={1}
          max={36500}
          dir="ltr"
          value={values[name] ?? ''}
          onChange={event => change(name, event.target.value)}
        />
      )}
    </Field>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    show(values)
  }
  return (
    <search aria-label={say('past:overstays.title')}>
      <form className="filters" onSubmit={submit}>
        {days('least', 'past:overstays.least')}
        {days('most', 'past:overstays.most')}
        <Field label={say('past:look.post')}>
          {field => (
            <select
              {...field}
              value={values.post ?? ''}
              onChange={event => change('post', event.target.value)}
            >
              <option value="">{say('past:overstays.any-post')}</option>
              {posts.map(post => (
                <option key={post.id} value={post.id}>
                  {spoken(post.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('past:look.territory')}>
          {field => (
            <select
              {...field}
              value={values.territory ?? ''}
              onChange={event => change('territory', event.target.value)}
            >
              <option value="">{say('past:overstays.any-territory')}</option>
              {Territory.options.map(territory => (
                <option key={territory} value={territory}>
                  {say(`crossings:territory.${territory}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit">{say('past:overstays.show')}</Button>
      </form>
    </search>
  )
}

/** Who is inside beyond the last day admitted: no names, no totals; a row leads to a look with its purpose (I-19). */
export function OverstaysPage() {
  const say = useSay()
  const address = useAddress()
  const navigate = useNavigate()
  const { post } = useSession()
  const filters: Filters = Object.fromEntries(names.map(name => [name, address.get(name)]))
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useOverstays(filters)
  const columns = useColumns()
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  const last = data?.pages.at(-1)
  const print = () => window.print()
  useKeys({ KeyP: { label: say('past:overstays.print'), act: print } })
  const show = (next: Filters) => address.set(Object.fromEntries(names.map(name => [name, next[name]])))
  const filtered = names.some(name => filters[name])
  return (
    <>
      <PageHead
        title={say('past:overstays.title')}
        acts={
          rows.length > 0 && (
            <Button shortcut="P" onClick={print}>
              {say('past:overstays.print')}
            </Button>
          )
        }
      />
      <p className="quiet overstays-note">{say('past:overstays.note')}</p>
      <p className="print-only">
        {say('past:overstays.printed', {
          date: { date: last?.day ?? '' },
          post: post ? { words: post.name } : '',
        })}
      </p>
      <FilterForm key={JSON.stringify(filters)} filters={filters} show={show} />
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={8} />}
      {data && (
        <>
          <DeskList
            label={say('past:overstays.title')}
            rows={rows}
            columns={columns}
            open={row => void navigate({ to: paths.lookUp, search: { row: row.id } as never })}
            name={row => say('past:overstays.row', { date: { date: row.entered } })}
            more={
              hasNextPage ? { press: () => void fetchNextPage(), pending: isFetchingNextPage } : undefined
            }
            empty={
              filtered ? (
                <Empty act={<Button onClick={() => show({})}>{say('past:overstays.all')}</Button>}>
                  {say('past:overstays.none-such')}
                </Empty>
              ) : (
                <Empty>{say('past:overstays.none')}</Empty>
              )
            }
          />
          {last && (
            <p className="small quiet quota-line">
              {say('past:look.quota', {
                used: last.quota.used,
                of: last.quota.of,
                freesAt: { time: last.quota.freesAt },
              })}
            </p>
          )}
        </>
      )}
    </>
  )
}
