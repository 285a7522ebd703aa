import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { useEvents } from '../../../platform/events.ts'
import type { News } from '../../../platform/news.ts'

const keyOf = (id: string | undefined) => ['crossing', id] as const

/**
 * The file of a crossing. Each question is a look and stands in the ledger (I-19), so it is asked when the file is opened and when the
 * reader asks again, never ahead and never by itself; what was seen is forgotten when the file is closed.
 */
export function useFile(id: string | undefined) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.get<CrossingFile>(`/crossings/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  })
  return { file: data, problem: error ?? undefined, pending: isPending, look: () => void refetch() }
}

/** True once somebody changed the crossing after it was opened here. */
export function useChangedMeanwhile(id: string | undefined, version: number | undefined): boolean {
  const [changed, setChanged] = useState<string>()
  const seen = `${id} ${version}`
  useEvents(id === undefined ? undefined : '/live', ({ event, data }) => {
    if (event !== 'news') return
    const { action, subject } = JSON.parse(data) as News
    if (subject === id && !looks.has(action)) setChanged(seen)
  })
  return changed === seen
}

const looks: ReadonlySet<string> = new Set([
  'crossings.look',
  'crossings.peek',
  'referrals.read',
  'referrals.print',
  'screening.openHit',
])

/** An act on a crossing that answers with the file as it is then. */
export function useFileAct<Body extends { crossing: string }>(
  pathOf: (body: Body) => string,
  after: () => void,
) {
  const queries = useQueryClient()
  return useAct<Body, CrossingFile>(body => `/crossings/${body.crossing}/${pathOf(body)}`, {
    after: file => {
      queries.setQueryData(keyOf(file.id), file)
      after()
    },
    refresh: [['crossings']],
  })
}
