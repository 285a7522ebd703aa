import { Trouble } from '../../../platform/feedback.tsx'
import { useSay } from '../../../platform/words.ts'
import { Checks } from '../../../ui/Checks.tsx'
import { useScrolls } from './scrolls.ts'
import { checkText, exceptionsFirst } from './sentences.ts'
import type { Booth } from './useBooth.ts'

/** What was checked, exceptions first; above it, what an act could not do and the same act once more. */
export function Checked({ booth }: { booth: Booth }) {
  const say = useSay()
  const { file, act, took } = booth
  const column = useScrolls<HTMLDivElement>()
  if (!file) return null
  const failed = [act.release, act.refer, act.withdraw].find(one => one.problem)
  const tenths = took === undefined ? undefined : Math.max(0.1, Math.round(took / 100) / 10)
  return (
    <div ref={column}>
      {failed?.problem && (
        <div className="booth-trouble">
          <Trouble
            problem={failed.problem}
            again={failed.problem.type === 'line-down' ? failed.again : undefined}
          />
        </div>
      )}
      <Checks
        label={
          tenths === undefined
            ? say('crossings:booth.checked')
            : say('crossings:booth.checked-in', { seconds: tenths })
        }
        checks={exceptionsFirst(file.verdict.checks).map(check => ({
          id: check.key,
          state: check.state,
          title: say(`crossings:check-title.${check.key}`),
          text: checkText(check, file),
        }))}
      />
    </div>
  )
}
