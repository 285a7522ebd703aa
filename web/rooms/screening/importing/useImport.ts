import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ImportJob, ListSettings } from '../../../../contracts/screening.ts'
import { useAct } from '../../../platform/act.ts'
import { useAddress } from '../../../platform/address.ts'
import { api } from '../../../platform/api.ts'
import { type Pace, paceAfter, paceOf } from '../../../platform/pace.ts'
import { type Files, type Sent, upload } from './upload.ts'

const EVERY_MS = 400

export const isOver = (step: ImportJob['step']) => step === 'done' || step === 'failed' || step === 'stopped'

const placeOf = (list: string) => `sarhad-import-${list}`

/** An import of a list, from the file to the live version. The job runs on the node: leaving the page and coming back finds it. */
export function useImport(list: ListSettings) {
  const queries = useQueryClient()
  const address = useAddress()
  const [kept, setKept] = useState(() => sessionStorage.getItem(placeOf(list.id)) ?? undefined)
  const id = address.get('job') ?? kept
  const [sending, setSending] = useState<Sent>()
  const [problem, setProblem] = useState<unknown>()
  const stopSending = useRef<AbortController>(undefined)
  const pace = useRef<Pace>(undefined)
  const asked = useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get<ImportJob>(`/jobs/${id}`, { signal }),
    enabled: id !== undefined && !sending,
    refetchInterval: query => (query.state.data && isOver(query.state.data.step) ? false : EVERY_MS),
    staleTime: 0,
    retry: 2,
  })
  const job = asked.data
  const over = job && isOver(job.step)
  useEffect(() => {
    if (!over) return
    void queries.invalidateQueries({ queryKey: ['list', list.id] })
    void queries.invalidateQueries({ queryKey: ['lists'] })
  }, [over, queries, list.id])
  const keep = (found: string | undefined) => {
    if (found) sessionStorage.setItem(placeOf(list.id), found)
    else sessionStorage.removeItem(placeOf(list.id))
    setKept(found)
    address.set({ job: found })
  }
  const stop = useAct<Record<string, never>, ImportJob>(`/jobs/${id}/stop`, {
    after: stopped => queries.setQueryData(['job', stopped.id], stopped),
  })
  const start = async (files: Files) => {
    setProblem(undefined)
    const abort = new AbortController()
    stopSending.current = abort
    setSending({ done: 0, of: Object.values(files).reduce((sum, file) => sum + file.size, 0) })
    try {
      const made = await upload(list, files, setSending, abort.signal)
      queries.setQueryData(['job', made.id], made)
      keep(made.id)
    } catch (error) {
      if (!abort.signal.aborted) setProblem(error)
    } finally {
      setSending(undefined)
    }
  }
  const seen = sending ? { step: 'sending' as const, ...sending } : job
  if (seen) pace.current = paceAfter(pace.current, seen, performance.now())
  return {
    job: sending ? undefined : job,
    /** An import of before is being looked up: whether a file can be given is not known yet. */
    looking: asked.isLoading,
    sending,
    problem: problem ?? stop.problem,
    speed: seen && paceOf(pace.current, seen.of),
    start: (files: Files) => void start(files),
    stop: () => (sending ? stopSending.current?.abort() : stop.press({})),
    forget: () => keep(undefined),
  }
}
