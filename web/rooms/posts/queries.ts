import type { PublicNode } from '../../../contracts/posts.ts'
import type { RegimeBoard } from '../../../contracts/regime.ts'
import type { ListAges } from '../../../contracts/screening.ts'
import { api, session as held, Problem } from '../../platform/api.ts'
import { setZone } from '../../platform/dates.ts'

/** What anybody may know of the node before signing in, and whether this browser is a workstation. */
export const nodeQuery = {
  queryKey: ['node'] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const node = await api.get<PublicNode>('/public/node', { signal })
    // before anybody has signed in the clock is the place's too, not the browser's
    if (node.zone) setZone(node.zone)
    return node
  },
  staleTime: 0,
}

export const listsQuery = {
  queryKey: ['lists'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<ListAges>('/lists', { signal }),
}

/** Why the session that this browser remembers no longer opens anything; null when there was none or it still does. */
export const endedQuery = {
  queryKey: ['session-ended'] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Problem | null> => {
    if (held.ath() === undefined) return null
    try {
      await api.get('/session', { signal })
      return null
    } catch (error) {
      return error instanceof Problem && error.type === 'not-signed-in' ? error : null
    }
  },
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
}

/** What may cross today. */
export const boardQuery = {
  queryKey: ['regime-board'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<RegimeBoard>('/regime/board', { signal }),
}
