import { Progress as Bar } from 'antd'
import type { PastJob } from '../../../../contracts/past.ts'
import { number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

const KB = 1024

/** The step in words, done of all, time left, stop. */
export function Going({
  step,
  done,
  of,
  speed,
  stop,
}: {
  step: PastJob['step'] | 'sending'
  done: number
  of: number
  speed: { rate: number; left: number } | undefined
  stop: () => void
}) {
  const say = useSay()
  const bytes = step === 'sending' || step === 'reading'
  const amount = (value: number) => number(bytes ? Math.ceil(value / KB) : Math.round(value))
  const word = say(`past:import.step.${step}`)
  const left = speed && (speed.left < 90 ? 'seconds' : 'minutes')
  return (
    <div className="past-bar">
      <p role="status">
        <b>{word}</b>
      </p>
      <Bar
        percent={of > 0 ? Math.min(100, Math.floor((done / of) * 100)) : 0}
        showInfo={false}
        aria-label={word}
      />
      <p className="past-figures">
        {of > 1 && (
          <span>
            {say(`past:import.done-${bytes ? 'kb' : 'parts'}`, { done: amount(done), of: amount(of) })}
          </span>
        )}
        {speed && left && (
          <span className="quiet">
            {say(`past:import.${left}-left`, {
              count: Math.ceil(left === 'seconds' ? speed.left : speed.left / 60),
            })}
          </span>
        )}
      </p>
      <div className="buttons">
        <Button shortcut="Esc" onClick={stop}>
          {say('past:import.stop')}
        </Button>
      </div>
    </div>
  )
}
