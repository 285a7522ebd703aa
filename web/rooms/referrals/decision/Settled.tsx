import type { ReferralDetail } from '../../../../contracts/referrals.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { time } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'
import { FormPreview } from './FormPreview.tsx'

type Way = NonNullable<ReferralDetail['settled']>['outcome']
const shapes: Record<Way, StatusKind> = { admitted: 'clear', refused: 'stop', 'handed-over': 'second' }

/** How it was settled, by whom and why; after a refusal, the form. */
export function Settled({ referral }: { referral: ReferralDetail }) {
  const say = useSay()
  const colleagues = useColleagues()
  const { settled, refusal } = referral
  if (!settled) return null
  return (
    <section className="panel form-sheet" aria-labelledby="decision">
      <h2 id="decision">{say('referrals:desk.decision')}</h2>
      <StatusWord of={shapes[settled.outcome]}>
        <b>{say(`referrals:desk.outcome.${settled.outcome}`)}</b>
      </StatusWord>
      <p className="small quiet">
        <Value>{colleagues.name(settled.by) ?? say('referrals:queue.not-on-duty')}</Value> {time(settled.at)}
      </p>
      <p>
        <Value>{settled.note}</Value>
      </p>
      {refusal && (
        <>
          <Facts
            small
            facts={[
              {
                id: 'number',
                label: say('referrals:desk.form-number'),
                value: <Id>{refusal.number}</Id>,
              },
              {
                id: 'letters',
                label: say('referrals:desk.form-letters'),
                value: <Id>{refusal.letters.join(', ')}</Id>,
              },
            ]}
          />
          <FormPreview refusal={refusal.id} number={refusal.number} />
        </>
      )}
    </section>
  )
}
