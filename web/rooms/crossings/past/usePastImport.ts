import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { PastBatches, PastJob } from '../../../../contracts/past.ts'
import { useAct } from '../../../platform/act.ts'
import { api } from '../../../platform/api.ts'
import { type Pace, paceAfter, paceOf } from '../../../platform/pace.ts'
import { sendFile } from '../../../platform/send-file.ts'

const EVERY_MS = 400
export const batchesKey = ['past'] as const
export type Batches = z.infer<typeof PastBatches>

export const useBatches = () =>
  useQuery({
    queryKey: batchesKey,
    queryFn: ({ signal }) => api.get<Batches>('/past', { signal }),
  })

const moves = (step: PastJob['step']) => ['waiting', 'reading', 'checking', 'writing'].includes(step)

/** The import of this place of work, from the file to the batch. It runs on the node: whoever comes back finds it. */
export function usePastImport(known: string | null) {
  const queries = useQueryClient()
  const [own, setOwn] = useState<string | null>()
  const id = own === undefined ? known : own
  const [sending, setSending] = useState<{ done: number; of: number }>()
  const [problem, setProblem] = useState<unknown>()
  const stopSending = useRef<AbortController>(undefined)
  const pace = useRef<Pace>(undefined)
  const taking = useRef(false)
  const query = useQuery({
    queryKey: ['past-job', id],
    queryFn: ({ signal }) => api.get<PastJob>(`/past/jobs/${id}`, { signal }),
    enabled: id !== null && !sending,
    refetchInterval: ({ state }) =>
      state.data && !moves(state.data.step) && !taking.current ? false : EVERY_MS,
    staleTime: 0,
    retry: 2,
  })
  const job = sending ? undefined : query.data
  const step = job?.step
  useEffect(() => {
    if (step === 'done' || step === 'failed' || step === 'stopped') taking.current = false
    if (step === 'done') void queries.invalidateQueries({ queryKey: batchesKey })
  }, [step, queries])
  const refresh = [['past-job', id]]
  const stop = useAct<Record<string, never>, unknown>(`/past/jobs/${id}/stop`, { refresh })
  const take = useAct<Record<string, never>, PastJob>(`/past/jobs/${id}/take`, {
    refresh,
    after: () => {
      taking.current = true
    },
  })
  const start = async (source: string, file: File) => {
    setProblem(undefined)
    const abort = new AbortController()
    stopSending.current = abort
    setSending({ done: 0, of: file.size })
    try {
      const told = (done: number) => setSending({ done, of: file.size })
      const made = await sendFile<PastJob>(
        `/api/past/jobs?source=${encodeURIComponent(source)}`,
        file,
        told,
        abort.signal,
      )
      queries.setQueryData(['past-job', made.id], made)
      setOwn(made.id)
    } catch (error) {
      if (!abort.signal.aborted) setProblem(error)
    } finally {
      setSending(undefined)
    }
  }
  const seen = sending ? { step: 'sending', ...sending } : job
  if (seen) pace.current = paceAfter(pace.current, seen, performance.now())
  return {
    job,
    sending,
    problem: problem ?? stop.problem ?? take.problem ?? query.error ?? undefined,
    speed: seen && paceOf(pace.current, seen.of),
    start: (source: string, file: File) => void start(source, file),
    stop: () => (sending ? stopSending.current?.abort() : stop.press({})),
    take: () => take.press({}),
    taking: take.pending,
    forget: () => setOwn(null),
  }
}
