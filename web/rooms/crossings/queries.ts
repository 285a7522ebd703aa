import type { z } from 'zod'
import type { BoothSummary, ModeAndLists } from '../../../contracts/crossings.ts'
import { api } from '../../platform/api.ts'

/** The booth's own last crossings and counts since the shift began. */
export const summaryQuery = {
  queryKey: ['booth'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<z.infer<typeof BoothSummary>>('/booth', { signal }),
  staleTime: 0,
}

export type Standing = z.infer<typeof ModeAndLists>

/** Mode of the post and its lists. */
export const modeQuery = {
  queryKey: ['mode'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Standing>('/mode', { signal }),
  staleTime: 0,
}
