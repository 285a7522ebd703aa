import { Progress as Bar } from 'antd'
import type { ImportJob } from '../../../../contracts/screening.ts'
import { number } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'

const KB = 1024

/** Bytes while a file is sent and read, entries afterwards. */
const inBytes = (step: string) => step === 'sending' || step === 'reading'

/** The step in words, done of all, rate, time left, stop. */
export function Progress({
  step,
  done,
  of,
  speed,
  stop,
}: {
  step: ImportJob['step'] | 'sending'
  done: number
  of: number
  speed: { rate: number; left: number } | undefined
  stop: (() => void) | undefined
}) {
  const say = useSay()
  const unit = inBytes(step) ? 'kb' : 'entries'
  const amount = (value: number) => number(unit === 'kb' ? Math.ceil(value / KB) : Math.round(value))
  const percent = of > 0 ? Math.min(100, Math.floor((done / of) * 100)) : 0
  const word = say(step === 'sending' ? 'screening:importing.sending' : `screening:step.${step}`)
  return (
    <div className="import-bar">
      <p role="status">
        <b>{word}</b>
      </p>
      <Bar percent={percent} showInfo={false} aria-label={word} />
      <p className="import-figures">
        {of > 1 && (
          <span>{say(`screening:importing.done-${unit}`, { done: amount(done), of: amount(of) })}</span>
        )}
        {speed && (
          <>
            <span className="quiet">
              {say(`screening:importing.rate-${unit}`, { rate: amount(speed.rate) })}
            </span>
            <span className="quiet">
              {speed.left < 90
                ? say('screening:importing.seconds-left', { count: Math.ceil(speed.left) })
                : say('screening:importing.minutes-left', { count: Math.ceil(speed.left / 60) })}
            </span>
          </>
        )}
      </p>
      {stop && (
        <div className="buttons">
          <Button shortcut="Esc" onClick={stop}>
            {say('screening:importing.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}
