import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import { Problem } from './api.ts'
import { Id } from './bidi.tsx'
import { useSay } from './words.ts'
import './feedback.css'

/** After 150 ms, the shape of what comes: lines of the height of rows. Never a spinner over content. */
export function Loading({ rows = 4, children }: { rows?: number; children?: ReactNode }) {
  const say = useSay()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="loading" aria-busy="true">
      <span className="unseen" role="status">
        {say('platform:loading')}
      </span>
      {children ?? Array.from({ length: rows }, (_, row) => row).map(row => <i key={row} />)}
    </div>
  )
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem({
    type: 'failed',
    status: 0,
    title: { key: 'platform:problem-title.failed' },
    detail: { key: 'platform:problem.screen' },
  })
}

/** What did not happen, why, what to do, a number to quote. `again` repeats the same act; the input stays where it is. */
export function Trouble({
  problem,
  again,
  children,
}: {
  problem: unknown
  again?: (() => void) | undefined
  children?: ReactNode
}) {
  const say = useSay()
  const { title, detail, ref, fields, type } = asProblem(problem)
  return (
    <div className="trouble" role="alert">
      <Status of={type === 'line-down' ? 'unknown' : 'stop'} size={20} />
      <div className="trouble-text">
        <b>{say(title)}</b>
        {detail && <p>{say(detail)}</p>}
        {fields.length > 0 && (
          <ul>
            {fields.map(field => (
              <li key={`${field.path}${field.message.key}`}>
                <Id>{field.path}</Id> {say(field.message)}
              </li>
            ))}
          </ul>
        )}
        {children}
        {ref && (
          <p className="small quiet">
            {say('platform:ref')} <Id>{ref}</Id>
          </p>
        )}
      </div>
      {again && <Button onClick={again}>{say('platform:again')}</Button>}
    </div>
  )
}

/** One sentence why it is empty, one act that fills it. */
export function Empty({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {act}
    </div>
  )
}

/** A figure older than its limit: hatched ring, no bold, its age in words. */
export function Stale({ children, age }: { children: ReactNode; age: ReactNode }) {
  return (
    <span className="status-word quiet">
      <Status of="unknown" />
      <span>
        {children} <span className="small">{age}</span>
      </span>
    </span>
  )
}
