import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, newRequest, type Problem } from './api.ts'

interface Press<Body> {
  path: string
  body: Body
  request: string
}

/**
 * One act of a screen. Each press makes one request id; `again` repeats the last press under the same id, so that an answer lost on the
 * way is fetched and nothing happens twice (I-45). A press while one is under way does nothing.
 *
 * `const release = useAct<{ crossing: string }, CrossingFile>(body => '/crossings/' + body.crossing + '/release', { after: file => … })`
 */
export function useAct<Body, Answer>(
  pathOf: string | ((body: Body) => string),
  options: {
    after?: (answer: Answer, body: Body) => void
    method?: 'post' | 'put'
    refresh?: readonly (readonly unknown[])[]
  } = {},
) {
  const queries = useQueryClient()
  const last = useRef<Press<Body> | undefined>(undefined)
  const mutation = useMutation<Answer, Problem, Press<Body>>({
    retry: false,
    networkMode: 'always',
    mutationFn: ({ path, body, request }) => api[options.method ?? 'post']<Answer>(path, { body, request }),
    onSuccess: async (answer, { body }) => {
      options.after?.(answer, body)
      await Promise.all((options.refresh ?? []).map(queryKey => queries.invalidateQueries({ queryKey })))
    },
  })
  return {
    press: (body: Body) => {
      if (mutation.isPending) return
      last.current = { path: typeof pathOf === 'string' ? pathOf : pathOf(body), body, request: newRequest() }
      mutation.mutate(last.current)
    },
    /** Present only after a problem: the same press once more. */
    again: mutation.isError && last.current ? () => last.current && mutation.mutate(last.current) : undefined,
    pending: mutation.isPending,
    problem: mutation.error ?? undefined,
    answer: mutation.data,
    clear: mutation.reset,
  }
}
