import { type RefObject, useEffect, useRef, useState } from 'react'
import { useEvents } from './events.ts'

export interface News {
  action: string
  subject: string | null
}

const GATHER_MS = 400

/**
 * Live news of a list. Rows never jump under the cursor: while the list holds the focus or the pointer, news is counted and waits for
 * `show`; otherwise it is fetched at once (guide §5). `age`: seconds without a sign of the node.
 */
export function useNews(
  wanted: (news: News) => boolean,
  refresh: () => void,
  list?: RefObject<HTMLElement | null>,
): { waiting: number; show: () => void; age: number | undefined } {
  const [waiting, setWaiting] = useState(0)
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(gathering.current), [])
  const show = () => {
    setWaiting(0)
    refresh()
  }
  const latest = useRef(show)
  latest.current = show
  const { age } = useEvents('/live', ({ event, data }) => {
    if (event !== 'news') return
    const news = JSON.parse(data) as News
    if (!wanted(news)) return
    if (list?.current?.matches(':hover, :focus-within')) return setWaiting(count => count + 1)
    clearTimeout(gathering.current)
    gathering.current = setTimeout(() => latest.current(), GATHER_MS)
  })
  return { waiting, show, age }
}
