import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { Trouble } from '../../../platform/feedback.tsx'
import { sessionQuery, useMaybeSession, useRefreshSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import './emergency.css'

const minuteMs = 60_000

/** Milliseconds that are left, told every few seconds. */
function useLeft(until: string | null | undefined): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return until ? Date.parse(until) - now : 0
}

/** Over every screen of the emergency account: what this is, how long it lasts, and the way to end it. */
export function Bar() {
  const say = useSay()
  const session = useMaybeSession()
  const navigate = useNavigate()
  const router = useRouter()
  const queries = useQueryClient()
  const refresh = useRefreshSession()
  const left = useLeft(session?.emergency)
  const over = left <= 0
  const out = useAct<Record<string, never>, { state: 'signed-out' }>('/session/end', {
    after: async () => {
      await refresh(null)
      await router.invalidate()
      await navigate({ to: paths.signIn })
    },
  })
  useEffect(() => {
    // the node has shut it already: the screen asks once more, and goes where nobody is signed in
    if (over) void queries.refetchQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate())
  }, [over, queries, router])
  if (!session?.emergency) return null
  const [duty = 'administrator'] = session.officer.duties
  return (
    <section className="emergency-bar" aria-label={say('emergency:title')}>
      <StatusWord of="stop">
        {say('emergency:strip.open', { duty, count: Math.max(0, Math.ceil(left / minuteMs)) })}
      </StatusWord>
      <p>{say('emergency:strip.says', { until: { time: session.emergency } })}</p>
      <Button aria-busy={out.pending || undefined} onClick={() => out.press({})}>
        {say('emergency:strip.end')}
      </Button>
      {out.problem && <Trouble problem={out.problem} again={out.again} />}
    </section>
  )
}

export default Bar
