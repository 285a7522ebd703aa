import { useEffect, useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { useSay } from '../../../platform/words.ts'
import { Verdict, type VerdictAct } from '../../../ui/Verdict.tsx'
import { bandSentence } from './sentences.ts'
import type { Booth } from './useBooth.ts'

/** Counts by itself, so that the band beside it is drawn once. */
function Since({ readAt }: { readAt: number }) {
  const say = useSay()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - readAt) / 1000))
  if (seconds >= 3600) return null
  return say('crossings:booth.since', { count: seconds })
}

/** After 150 ms without an answer the band says that it reads; until then the last frame stands (guide §5). */
function useLate(pending: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!pending) return setLate(false)
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [pending])
  return late && pending
}

interface Acts {
  release: VerdictAct
  refer: VerdictAct
  correct: VerdictAct
  again: VerdictAct
}

/** The one key that a verdict asks for. */
function actOf({ verdict }: CrossingFile, acts: Acts): VerdictAct | undefined {
  switch (verdict.state) {
    case 'clear':
    case 'stale':
      return acts.release
    case 'settle': {
      const poor = /^documents:finding\.(digits|characters|unknown-|no-end)/.test(
        verdict.points[0]?.key ?? '',
      )
      return poor ? acts.correct : acts.refer
    }
    case 'second-line':
    case 'could-not-check':
      return verdict.can.refer === null ? acts.refer : undefined
    default:
      return undefined
  }
}

/** The verdict band: empty reader, reading, a problem with the reading, or the verdict. */
export function Band({ booth, acts, asks }: { booth: Booth; acts: Acts; asks: 'document' | 'plate' }) {
  const say = useSay()
  const { file, open, readAt, lost } = booth
  const late = useLate(open.pending)
  const { problem } = open
  if (problem) {
    const down = problem.type === 'line-down'
    return (
      <Verdict
        state={down ? 'could-not-check' : 'settle'}
        word={say(down ? 'crossings:booth.no-line' : 'crossings:booth.not-read')}
        sentence={say(problem.detail ?? problem.title)}
        act={down ? acts.again : problem.type === 'document-not-readable' ? acts.correct : undefined}
        aside={
          down ? say('crossings:booth.kept') : problem.ref && say('crossings:booth.ref', { ref: problem.ref })
        }
      />
    )
  }
  if (late) return <Verdict state="reading" word={say('platform:verdict.reading')} />
  if (!file)
    return (
      <Verdict
        state="empty"
        word={say(asks === 'plate' ? 'crossings:booth.plate-first' : 'platform:verdict.empty')}
        sentence={say(asks === 'plate' ? 'crossings:booth.plate-then' : 'crossings:booth.or-type')}
      />
    )
  const act = actOf(file, acts)
  return (
    <Verdict
      state={file.verdict.state}
      word={say(`platform:verdict.${file.verdict.state}`)}
      sentence={bandSentence(file.verdict)}
      act={act}
      aside={act ? <Since readAt={readAt} /> : say('crossings:booth.next')}
      degraded={lost !== undefined}
    />
  )
}
