import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEvents } from '../../platform/events.ts'
import type { News } from '../../platform/news.ts'
import { useMaybeSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import type { StripProps } from '../../ui/Strip.tsx'
import { listsQuery } from '../posts/queries.ts'

const changesLists = /^(screening\.(importList|answerAlert)|platform\.)/

/** The mode pill: whether the node answers, and the age of the oldest list; an exercise is never taken for the real thing. */
export function useMode(): StripProps['mode'] {
  const say = useSay()
  const session = useMaybeSession()
  const queries = useQueryClient()
  const { data } = useQuery({ ...listsQuery, enabled: session !== null, refetchInterval: 60_000 })
  const { age } = useEvents(session ? '/live' : undefined, ({ event, data: text }) => {
    if (event !== 'news') return
    const { action } = JSON.parse(text) as News
    if (changesLists.test(action) && action !== 'platform.poll')
      void queries.invalidateQueries({ queryKey: listsQuery.queryKey })
  })
  if (!session) return undefined
  if (age !== undefined) {
    const minutes = Math.floor(age / 60)
    const text =
      minutes > 0 ? say('platform:mode.down', { count: minutes }) : say('platform:live.lost', { count: age })
    return { tone: 'down', text }
  }
  if (!data) return undefined
  const loaded = data.lists.flatMap(list => (list.at ? [{ at: list.at, stale: list.stale }] : []))
  const oldest = loaded.sort((a, b) => (a.at < b.at ? -1 : 1))[0]
  if (!oldest) return { tone: 'unknown', text: say('platform:mode.no-lists') }
  const time = oldest.at
  if (loaded.some(list => list.stale)) return { tone: 'down', text: say('platform:mode.stale', { time }) }
  if (session.regime.set.exercise)
    return { tone: 'drill', text: say('platform:mode.exercise-lists', { time }) }
  return { tone: 'up', text: say('platform:mode.up', { time }) }
}
