import type { ReactNode } from 'react'
import { keepFocus } from './Button.tsx'
import { Status } from './Status.tsx'
import './strip.css'

/** How the node stands: line up and lists fresh; something is old or away; an exercise. */
export type ModeTone = 'up' | 'down' | 'unknown' | 'drill'

export interface StripProps {
  /** The name of the platform, as written in the language. */
  brand: string
  home?: ReactNode
  /** *Astara*. */
  place?: ReactNode
  /** *Foot hall · Booth 4 · Entry*. */
  detail?: ReactNode
  /** *Tue 17 March 2026*, *Shift 06:00–14:00*. */
  date?: ReactNode
  shift?: ReactNode
  mode?: { tone: ModeTone; text: ReactNode; press?: (() => void) | undefined } | undefined
  /** What waits for the reader, beside the mode. */
  notice?: ReactNode
  person?: { text: ReactNode; press?: (() => void) | undefined } | undefined
  clock?: ReactNode
}

/** The frontier as two facing brackets and the way between them; the saffron half is the only decoration. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="#efa722" d="M10 2v4H8v2H6v2H4v4h2v2h2v2h2v4H8v-2H6v-2H4v-2H2v-2H0v-4h2V8h2V6h2V4h2V2z" />
      <path
        fill="#eef3f1"
        d="M14 2v4h2v2h2v2h2v4h-2v2h-2v2h-2v4h2v-2h2v-2h2v-2h2v-2h2v-4h-2V8h-2V6h-2V4h-2V2zM11 8h2v8h-2z"
      />
    </svg>
  )
}

function ModePill({ tone, text, press }: NonNullable<StripProps['mode']>) {
  const inside = (
    <>
      {tone === 'up' ? (
        <i className="mode-dot" />
      ) : (
        <Status of={tone === 'unknown' ? 'unknown' : 'look'} size={14} />
      )}
      {text}
    </>
  )
  return press ? (
    <button type="button" className={`mode ${tone}`} onPointerDown={keepFocus} onClick={press}>
      {inside}
    </button>
  ) : (
    <span className={`mode ${tone}`}>{inside}</span>
  )
}

/** 48 px on every screen: place, date, shift, mode, person, clock. */
export function Strip({ brand, home, place, detail, date, shift, mode, notice, person, clock }: StripProps) {
  return (
    <header className={mode?.tone === 'drill' ? 'strip drill' : 'strip'}>
      <span className="brand">
        <Mark />
        {home ?? brand}
      </span>
      {place && (
        <>
          <span className="strip-rule" />
          <span className="strip-place">
            <b>{place}</b> {detail && <span className="strip-quiet">{detail}</span>}
          </span>
        </>
      )}
      <span className="grow" />
      {date && <span className="strip-quiet strip-date">{date}</span>}
      {shift && <span className="strip-quiet strip-shift">{shift}</span>}
      {notice}
      {mode && <ModePill {...mode} />}
      {person &&
        (person.press ? (
          <button type="button" className="strip-person" onPointerDown={keepFocus} onClick={person.press}>
            {person.text}
          </button>
        ) : (
          <span>{person.text}</span>
        ))}
      {clock && <b className="strip-clock">{clock}</b>}
    </header>
  )
}
