import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { KnownOfficer, KnownOfficers, LogHead, LogHeads } from '../../../contracts/oversight.ts'
import { api } from '../../platform/api.ts'
import { useSession } from '../../platform/session.tsx'
import { spoken } from '../../platform/words.ts'

export const logsQuery = {
  queryKey: ['oversight-logs'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<LogHeads>('/oversight/logs', { signal }),
  staleTime: 30_000,
}

/** The log that the address names, or that of the own place of work. */
export function useLog(named: string | undefined): {
  logs: LogHead[]
  actions: string[]
  log: string
  head: LogHead | undefined
} {
  const { site } = useSession()
  const { data } = useQuery(logsQuery)
  const logs = data?.rows ?? []
  const log = named ?? site
  return { logs, actions: data?.actions ?? [], log, head: logs.find(row => row.log === log) }
}

const most = 2000

/** All officers, page after page: asked for only when somebody opens the choice. */
export const officersQuery = {
  queryKey: ['oversight-officers'] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const rows: KnownOfficer[] = []
    for (let after: string | null = ''; after !== null && rows.length < most; ) {
      const page: KnownOfficers = await api.get(`/oversight/officers${after && `?after=${after}`}`, {
        signal,
      })
      rows.push(...page.rows)
      after = page.next
    }
    return rows
  },
  staleTime: 300_000,
}

/** *captain Leyla Tağızadə*; whoever shows it isolates it. */
export const nameOf = ({ rank, name }: Pick<KnownOfficer, 'rank' | 'name'>): string =>
  `${spoken(rank)} ${name}`.trim()

/** The address of a question: only what is set. */
export function asked(path: string, filters: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  )
  return set.length ? `${path}?${set.join('&')}` : path
}

/** Whatever was asked anew changes what the lists of exports say. */
export const refreshExports = (queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['oversight-exports'] })
