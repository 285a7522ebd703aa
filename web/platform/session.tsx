import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { Session } from '../../contracts/posts.ts'
import { api, session as held, Problem } from './api.ts'
import { setZone } from './dates.ts'

export type { Session } from '../../contracts/posts.ts'

export const sessionQuery = {
  queryKey: ['session'] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Session | null> => {
    try {
      return await api.get<Session>('/session', { signal })
    } catch (error) {
      if (error instanceof Problem && error.type === 'not-signed-in') return null
      throw error
    }
  },
  staleTime: 60_000,
  retry: false,
}

const Context = createContext<Session | null>(null)

/** Who, where and until when. Asked once, and again after each change of shift (`useRefreshSession`). */
export function SessionProvider({
  children,
  pending,
  failed,
}: {
  children: ReactNode
  pending: ReactNode
  failed: (problem: Problem, again: () => Promise<unknown>) => ReactNode
}) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  useEffect(() => {
    // signing out does not move the workstation: its clock stays that of the place
    if (data) setZone(data.post?.zone)
    if (data) held.remember(data.ath)
  }, [data])
  if (isPending) return pending
  if (error instanceof Problem && data === undefined) return failed(error, () => refetch())
  return <Context.Provider value={data ?? null}>{children}</Context.Provider>
}

/** The session, or null before sign-in. */
export const useMaybeSession = (): Session | null => useContext(Context)

/** The session of a page that opens only with one. */
export function useSession(): Session {
  const session = useContext(Context)
  if (!session)
    throw new Error(
      'A page without a session asked for it: mark it open, or let the router send the reader to sign-in.',
    )
  return session
}

/** Whether this session may do an action at all: for showing entries, not for deciding. The server decides, and says why not. */
export function useMay(): (action: string) => boolean {
  const session = useContext(Context)
  return useMemo(() => {
    const names = new Set(session?.may ?? [])
    return action => names.has(action)
  }, [session])
}

/** After sign-in, sign-out and each change of shift. `ath`: from the answer to sign-in. */
export function useRefreshSession(): (ath?: string | null) => Promise<void> {
  const queries = useQueryClient()
  return async ath => {
    if (ath) held.remember(ath)
    if (ath === null) {
      held.forget()
      // what one person saw is not kept for the next
      queries.clear()
    }
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey })
  }
}
