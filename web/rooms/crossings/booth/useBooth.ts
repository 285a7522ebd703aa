import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Corridor, CrossingFile, Purpose } from '../../../../contracts/crossings.ts'
import type { DocumentInput } from '../../../../contracts/documents.ts'
import type { ReferralGround } from '../../../../contracts/referrals.ts'
import { useAct } from '../../../platform/act.ts'
import { api, Problem } from '../../../platform/api.ts'
import { useEvents } from '../../../platform/events.ts'
import type { News } from '../../../platform/news.ts'
import { summaryQuery } from '../queries.ts'

export type Input = z.infer<typeof DocumentInput>
export interface PlateInput {
  text: string
  state: string
}

/** The id of the file on this screen, so that a reload shows it again. An id says nothing of who crosses. */
const SHOWN = 'sarhad-booth'

/** Others' acts that change what this booth shows: then it looks again, which is recorded. */
const others =
  /^(crossings\.(answer|rescreen|hold|liftHold|settle|answerCorrection)|referrals\.take|screening\.reviewHit)$/

interface OfFile {
  crossing: string
}

type Done = 'open' | 'release' | 'refer' | 'withdraw' | 'declare' | 'correct' | 'add'

/**
 * One crossing at a booth: what is shown, since when, and every act on it. The last frame stays until the next verdict; an act whose
 * answer was lost is repeated under the same request (`again`), and what was read is kept until it is known to be recorded (I-45).
 */
export function useBooth(done: (what: Done) => void) {
  const queries = useQueryClient()
  const [file, setFile] = useState<CrossingFile>()
  const [readAt, setReadAt] = useState(0)
  const [took, setTook] = useState<number>()
  const started = useRef(0)

  const show = (next: CrossingFile) => {
    setFile(next)
    sessionStorage.setItem(SHOWN, next.id)
    void queries.invalidateQueries({ queryKey: summaryQuery.queryKey })
  }
  const look = async (id: string) => {
    const found = await api.get<CrossingFile>(`/crossings/${id}`)
    setFile(found)
    return found
  }
  const after = (what: Done) => (next: CrossingFile) => {
    show(next)
    done(what)
  }

  const open = useAct<{ document: Input; plate?: PlateInput }, CrossingFile>('/crossings', {
    after: next => {
      setTook(performance.now() - started.current)
      setReadAt(performance.now())
      after('open')(next)
    },
  })
  const act = useActsOnFile(after)
  const forget = () => {
    for (const one of Object.values(act)) one.clear()
  }

  useAlreadyOpen(open.problem, open.clear, look)
  useOvertaken(Object.values(act), file?.id, look)
  useRestored(look, found =>
    setReadAt(performance.now() - Math.max(0, Date.now() - Date.parse(found.openedAt))),
  )
  const { age } = useEvents('/live', ({ event, data }) => {
    if (event !== 'news' || !file) return
    const news = JSON.parse(data) as News
    const about =
      news.subject === file.id || news.subject === file.referral?.id || news.action === 'screening.reviewHit'
    if (about && others.test(news.action)) void look(file.id).catch(() => {})
  })

  return {
    file,
    /** When the document was read, on the page's own clock. */
    readAt,
    /** Milliseconds from the reading to the verdict. */
    took,
    open: {
      ...open,
      press: (body: { document: Input; plate?: PlateInput }) => {
        forget()
        started.current = performance.now()
        open.press(body)
      },
    },
    act,
    /** Seconds without a sign of the node. */
    lost: age,
    busy: open.pending || Object.values(act).some(one => one.pending),
    /** The empty reader again; what was decided is in the list of this booth. */
    empty: () => {
      sessionStorage.removeItem(SHOWN)
      open.clear()
      forget()
      setFile(undefined)
    },
  }
}

export type Booth = ReturnType<typeof useBooth>

/** What may be done with the file that is shown; each answers with the file as it is then. */
function useActsOnFile(after: (what: Done) => (file: CrossingFile) => void) {
  return {
    release: useOfFile<OfFile>('release', after('release')),
    refer: useOfFile<OfFile & { grounds: ReferralGround[] }>('referrals', after('refer')),
    withdraw: useOfFile<OfFile & { reason: string }>('withdrawal', after('withdraw')),
    declare: useOfFile<OfFile & { purpose: Purpose; corridor: Corridor; host?: string }>(
      'declarations',
      after('declare'),
    ),
    correct: useOfFile<OfFile & { traveller: string; document: Input }>('readings', after('correct')),
    add: useOfFile<OfFile & { document: Input }>('travellers', after('add')),
  }
}

const useOfFile = <Body extends OfFile>(what: string, after: (file: CrossingFile) => void) =>
  useAct<Body, CrossingFile>(body => `/crossings/${body.crossing}/${what}`, { after })

/** The same document lies open in another file of this lane: that one is shown. */
function useAlreadyOpen(
  problem: Problem | undefined,
  clear: () => void,
  look: (id: string) => Promise<CrossingFile>,
): void {
  const known = problem?.type === 'open-already' ? problem.detail?.params?.crossing : undefined
  const latest = useRef({ clear, look })
  latest.current = { clear, look }
  useEffect(() => {
    if (typeof known !== 'string') return
    // where it is open at another lane the look is refused, and the problem stays to say so
    latest.current.look(known).then(
      () => latest.current.clear(),
      () => {},
    )
  }, [known])
}

/** An act was refused because somebody was before it (another tab, a colleague): the band shows the file as it is now. */
function useOvertaken(
  acts: { problem: Problem | undefined }[],
  id: string | undefined,
  look: (id: string) => Promise<CrossingFile>,
): void {
  const problem = acts.find(one => one.problem?.status === 409)?.problem
  const latest = useRef({ id, look })
  latest.current = { id, look }
  useEffect(() => {
    const { id, look } = latest.current
    if (problem && id) look(id).catch(() => {})
  }, [problem])
}

function useRestored(look: (id: string) => Promise<CrossingFile>, then: (file: CrossingFile) => void): void {
  const latest = useRef({ look, then })
  latest.current = { look, then }
  useEffect(() => {
    const shown = sessionStorage.getItem(SHOWN)
    if (!shown) return
    latest.current.look(shown).then(latest.current.then, (error: unknown) => {
      if (error instanceof Problem && error.status > 0) sessionStorage.removeItem(SHOWN)
    })
  }, [])
}
