import type { ControlView, CrossingFile } from '../../../../contracts/crossings.ts'
import { useSay } from '../../../platform/words.ts'
import { isDecided } from './standing.ts'

interface Span {
  kind: 'waits' | 'works' | 'held'
  from: number
  until: number
}

/** How long a control waited, how long it was worked on, and where its authority held: from the stamps of whoever did it. */
export function spansOf(control: ControlView, file: CrossingFile, now: number): Span[] {
  if (!control.readyAt) return []
  const ready = Date.parse(control.readyAt)
  const first = control.answers[0]
  const done = first ? Date.parse(first.at) : now
  const begun = control.claims.map(c => Date.parse(c.at)).find(at => at <= done)
  const spans: Span[] = begun
    ? [
        { kind: 'waits', from: ready, until: begun },
        { kind: 'works', from: begun, until: done },
      ]
    : [{ kind: first ? 'works' : 'waits', from: ready, until: done }]
  const held = file.holds
    .filter(h => h.authority === control.authority && control.state !== 'not-required')
    .map(
      (h): Span => ({
        kind: 'held',
        from: Date.parse(h.at),
        until: h.liftedAt ? Date.parse(h.liftedAt) : now,
      }),
    )
  return [...spans, ...held].filter(span => span.until > span.from)
}

const minutes = (ms: number) => Math.max(1, Math.round(ms / 60_000))

/** One control on the line of the crossing: hatched while it waits, filled while it is done, saffron while held. */
export function Track({ control, file, now }: { control: ControlView; file: CrossingFile; now: number }) {
  const say = useSay()
  const start = Date.parse(file.openedAt)
  const end = file.decidedAt ? Date.parse(file.decidedAt) : now
  const whole = Math.max(60_000, end - start)
  const spans = spansOf(control, file, isDecided(file.state) ? end : now)
  if (spans.length === 0) return null
  const text = spans
    .map(span => say(`onestop:track.${span.kind}`, { minutes: minutes(span.until - span.from) }))
    .join(', ')
  return (
    <>
      <span className="track" aria-hidden="true">
        {spans.map(span => (
          <span
            key={`${span.kind} ${span.from}`}
            className={span.kind}
            style={{
              insetInlineStart: `${Math.min(98, Math.max(0, ((span.from - start) / whole) * 100))}%`,
              inlineSize: `${Math.max(2, ((span.until - span.from) / whole) * 100)}%`,
            }}
          />
        ))}
      </span>
      <span className="small quiet">{text}</span>
    </>
  )
}
