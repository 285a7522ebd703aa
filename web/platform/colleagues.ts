import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { DutyName, OnDuty } from '../../contracts/posts.ts'
import { api } from './api.ts'
import { useSession } from './session.tsx'
import { spoken, type Words } from './words.ts'

type Colleague = z.infer<typeof OnDuty>['rows'][number]

/**
 * Who is on duty at this post, to say a name instead of an id and to say whom to ask. Whoever is not on duty any more has no name here:
 * the caller then names the authority.
 */
export function useColleagues(): {
  /**
   * *senior lieutenant Kamran Səfərzadə*; undefined when that person is not on duty now. As it is kept: a sentence isolates it, and what
   * stands alone goes into a `Value`.
   */
  name: (officer: string) => string | undefined
  /** Those on duty who hold one of the duties, but not these persons. */
  with: (duties: readonly DutyName[], not?: readonly string[]) => string[]
  lane: (id: string) => Words | undefined
  lanes: readonly { id: string; name: Words }[]
} {
  const session = useSession()
  const { data } = useQuery({
    queryKey: ['on-duty'],
    queryFn: ({ signal }) => api.get<z.infer<typeof OnDuty>>('/on-duty', { signal }),
    staleTime: 30_000,
  })
  const rows = data?.rows ?? []
  const said = (c: Pick<Colleague, 'rank' | 'name'>) => `${spoken(c.rank)} ${c.name}`.trim()
  const lanes = new Map<string, Words>(rows.map(row => [row.laneId, row.lane]))
  for (const { lane } of session.roster) lanes.set(lane.id, lane.name)
  if (session.shift) lanes.set(session.shift.lane.id, session.shift.lane.name)
  return {
    name: id => {
      if (id === session.officer.id) return said(session.officer)
      const found = rows.find(row => row.officer === id)
      return found && said(found)
    },
    with: (duties, not = []) =>
      rows.filter(row => duties.includes(row.duty) && !not.includes(row.officer)).map(said),
    lane: id => lanes.get(id),
    lanes: [...lanes].map(([id, name]) => ({ id, name })),
  }
}
