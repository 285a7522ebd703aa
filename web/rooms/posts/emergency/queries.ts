import { useQuery } from '@tanstack/react-query'
import type { EmergencyAccount, EmergencyDoor, EmergencyNotice } from '../../../../contracts/emergency.ts'
import { api } from '../../../platform/api.ts'

/** Whether two letters would open anything here, and which. */
export const doorQuery = {
  queryKey: ['emergency-door'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<EmergencyDoor>('/emergency/seal', { signal }),
  retry: false,
  staleTime: 0,
}

export const accountQuery = {
  queryKey: ['emergency'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<EmergencyAccount>('/emergency', { signal }),
}

/** For everybody of the place; asked again each minute while the page stands. */
export const useEmergencyNotice = () =>
  useQuery({
    queryKey: ['emergency-notice'],
    queryFn: ({ signal }) => api.get<EmergencyNotice>('/emergency/notice', { signal }),
    refetchInterval: 60_000,
  })
