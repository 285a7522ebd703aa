import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { VerdictState as CrossingVerdict } from '../../contracts/crossings.ts'
import { Kbd, keepFocus } from './Button.tsx'
import { Status, type StatusKind } from './Status.tsx'
import './verdict.css'

/**
 * What the band says: the verdicts of a crossing, and the reader without one. `second-line` looks the same for every reason (guide
 * §1.4). `could-not-check` is never `clear` (I-06). `passed-here`: this check is done, another authority's is not.
 */
export type VerdictState = CrossingVerdict | 'empty' | 'reading'

const shapeOf: Record<VerdictState, StatusKind> = {
  empty: 'waiting',
  reading: 'working',
  clear: 'clear',
  settle: 'look',
  'second-line': 'second',
  'could-not-check': 'unknown',
  stale: 'look',
  'passed-here': 'clear',
  held: 'look',
  released: 'clear',
  refused: 'stop',
  withdrawn: 'none',
  'not-shared': 'none',
}

export interface VerdictAct {
  /** Verb first: *Release*. */
  label: string
  /** Key as printed: *Space*. */
  shortcut: string
  press: () => void
  /** Why it cannot be done; the act keeps its place. */
  refused?: string | undefined
}

interface VerdictProps {
  state: VerdictState
  word: string
  sentence?: ReactNode
  act?: VerdictAct | undefined
  /** Under the act: seconds since the reading, or whose permission allows it. */
  aside?: ReactNode
  /** Line down: the band is hatched and edged in saffron, everything keeps its place. */
  degraded?: boolean
}

const LARGEST = 120
const SMALLEST = 72

/** The largest size in 72…120 px at which the word stands on one line; below that it takes two lines. */
function useFit(word: string) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      element.style.setProperty('--size', `${LARGEST}px`)
      element.style.whiteSpace = 'nowrap'
      const size = Math.floor(Math.min(1, element.clientWidth / element.scrollWidth) * LARGEST)
      element.style.setProperty('--size', `${Math.max(SMALLEST, size)}px`)
      if (size < SMALLEST) element.style.whiteSpace = 'normal'
    }
    // the word is measured again when its font arrives
    element.dataset.word = word
    measure()
    const resized = new ResizeObserver(measure)
    if (element.parentElement) resized.observe(element.parentElement)
    document.fonts.ready.then(measure)
    return () => resized.disconnect()
  }, [word])
  return box
}

/** The open page of a passport, face down on the reader. */
function DocumentShape() {
  return (
    <svg className="verdict-reader" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x="1" y="2.5" width="14" height="9" rx="1" />
      <rect x="2.8" y="4.3" width="3" height="3.8" rx=".4" />
      <path d="M7.6 5h5.6M7.6 7.4h4M2.8 9.9h10.4M4 14h8" />
    </svg>
  )
}

/** The band at the top of the booth: shape · word · one sentence · the act with its key. */
export function Verdict({ state, word, sentence, act, aside, degraded = false }: VerdictProps) {
  const box = useFit(word)
  const hatched = degraded || state === 'stale' || state === 'could-not-check'
  const quiet = state === 'empty' || state === 'reading'
  return (
    <section className={`verdict ${state}${hatched ? ' hatched' : ''}${quiet ? ' quiet-band' : ''}`}>
      <div className="verdict-said" role="status">
        {state === 'empty' ? <DocumentShape /> : <Status of={shapeOf[state]} size={quiet ? 96 : 132} />}
        <div className="verdict-text">
          <div className="verdict-word" ref={box}>
            {word}
          </div>
          {sentence && <div className="verdict-sentence">{sentence}</div>}
        </div>
      </div>
      {(act || aside) && (
        <div className="verdict-act">
          {act && (
            <button
              type="button"
              className="verdict-key"
              aria-disabled={act.refused ? true : undefined}
              onPointerDown={keepFocus}
              onClick={() => !act.refused && act.press()}
            >
              {act.label}
              <span aria-hidden="true">
                <Kbd>{act.shortcut}</Kbd>
              </span>
            </button>
          )}
          <div className="verdict-aside">{act?.refused ?? aside}</div>
        </div>
      )}
    </section>
  )
}
