import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ReferralDetail, RefusalGrounds } from '../../../contracts/referrals.ts'
import type { HitRows } from '../../../contracts/screening.ts'
import { api } from '../../platform/api.ts'

/** A referral opened: a look, recorded. Asked when it is opened and when the reader asks again. */
export function useReferral(id: string) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['referral', id],
    queryFn: ({ signal }) => api.get<ReferralDetail>(`/referrals/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return { referral: data, problem: error ?? undefined, pending: isPending, look: () => void refetch() }
}

export function useHitsOf(crossing: string | undefined, may: boolean) {
  return useQuery({
    queryKey: ['hits', { crossing }],
    queryFn: ({ signal }) => api.get<z.infer<typeof HitRows>>(`/hits?crossing=${crossing}`, { signal }),
    enabled: may && crossing !== undefined,
    staleTime: 0,
  })
}

export function useGrounds(asked: boolean) {
  return useQuery({
    queryKey: ['refusal-grounds'],
    queryFn: ({ signal }) => api.get<z.infer<typeof RefusalGrounds>>('/refusal-grounds', { signal }),
    enabled: asked,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
