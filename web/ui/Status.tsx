import { type ReactNode, useId } from 'react'
import './status.css'

/** What a shape says. Colour, shape and word stand together; any one of the three may be lost (guide §1.8). */
export type StatusKind = 'clear' | 'look' | 'second' | 'stop' | 'unknown' | 'waiting' | 'working' | 'none'

const tick = 'M3.2 8.6l3 3 6.6-7.2'
const smallTick = 'M4.6 8.3l2.4 2.4 4.5-5'
const octagon = 'M5.1 .8h5.8l4.3 4.3v5.8l-4.3 4.3H5.1L.8 10.9V5.1z'

function Shape({ of, list, hatch }: { of: StatusKind; list: boolean; hatch: string }) {
  switch (of) {
    case 'clear':
      return list ? (
        <path className="stroke-shape" d={tick} strokeWidth="1.9" />
      ) : (
        <>
          <circle className="fill-shape" cx="8" cy="8" r="7.6" />
          <path className="stroke-mark" d={smallTick} />
        </>
      )
    case 'look':
      return (
        <>
          <path className="fill-shape" d="M8 .4L15.6 8 8 15.6.4 8z" />
          <path className="stroke-mark" d="M8 4.4v4.3" />
          <circle className="fill-mark" cx="8" cy="11.1" r=".97" />
        </>
      )
    case 'second':
      return (
        <>
          <rect className="fill-shape" x=".6" y=".6" width="14.8" height="14.8" rx="1.5" />
          <path className="stroke-mark mirrors" d="M4 8h7.5M8.45 4.85L11.6 8l-3.15 3.15" />
        </>
      )
    case 'stop':
      return (
        <>
          <path className="fill-shape" d={octagon} />
          <path className="stroke-mark" d="M4.4 8h7.2" strokeWidth="2" />
        </>
      )
    case 'unknown':
      return (
        <>
          <pattern
            id={hatch}
            width="3"
            height="3"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="fill-shape" width="1.4" height="3" />
          </pattern>
          <circle
            className="stroke-shape"
            cx="8"
            cy="8"
            r="6.8"
            style={{ fill: `url(#${hatch})` }}
            strokeWidth="1.4"
          />
        </>
      )
    case 'working':
      return (
        <>
          <circle className="stroke-shape" cx="8" cy="8" r="6.8" strokeWidth="1.4" />
          <path className="fill-shape mirrors" d="M8 3.4a4.6 4.6 0 0 1 0 9.2z" />
        </>
      )
    case 'waiting':
      return <circle className="stroke-shape" cx="8" cy="8" r="6.8" strokeWidth="1.4" />
    case 'none':
      return <path className="stroke-shape" d="M4 8h8" strokeWidth="1.6" />
  }
}

/** The bare shape, hidden from screen readers: a word must stand beside it. `list`: tick alone instead of the disc. */
export function Status({ of, size = 16, list = false }: { of: StatusKind; size?: number; list?: boolean }) {
  const hatch = useId()
  return (
    <svg
      className={`status ${of}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <Shape of={of} list={list} hatch={hatch} />
    </svg>
  )
}

/** Shape and word, as in every status column. */
export function StatusWord({ of, children }: { of: StatusKind; children: ReactNode }) {
  return (
    <span className="status-word">
      <Status of={of} list />
      <span>{children}</span>
    </span>
  )
}
