import './meter.css'

export interface MeterPart {
  amount: number
  tone: 'used' | 'asked' | 'look'
}

/** A bar of parts of a whole, beginning at zero at the start side. The figures stand in words beside it, so the bar itself is silent. */
export function Meter({ of, parts }: { of: number; parts: readonly MeterPart[] }) {
  return (
    <div className="meter" aria-hidden="true">
      {parts.map(part => (
        <i
          key={part.tone}
          className={part.tone}
          style={{ inlineSize: `${of > 0 ? Math.min(100, (part.amount / of) * 100) : 0}%` }}
        />
      ))}
    </div>
  )
}
