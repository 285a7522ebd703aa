import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { Outcome, ReferralDetail, SettleReferral } from '../../../../contracts/referrals.ts'
import { useAct } from '../../../platform/act.ts'
import { useKeys } from '../../../platform/keys.ts'
import { ReasonForm } from '../../../platform/ReasonForm.tsx'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useHitsOf } from '../useReferral.ts'
import { emptyRefusal, RefusalFields, refusalOf } from './RefusalFields.tsx'

type Way = z.infer<typeof Outcome>

/** Admit, refuse or hand over, each by its own key and with a note; whoever received the doubt does not close it (I-22). */
export function Decision({
  referral,
  look,
  ready,
}: {
  referral: ReferralDetail
  look: () => void
  ready: boolean
}) {
  const say = useSay()
  const may = useMay()
  const queries = useQueryClient()
  const [way, setWay] = useState<Way>()
  const [refusal, setRefusal] = useState(emptyRefusal)
  const hits = useHitsOf(referral.crossing, may('screening.hits')).data?.rows ?? []
  const shut = () => setWay(undefined)
  const settle = useAct<Omit<z.infer<typeof SettleReferral>, 'referral'>, CrossingFile>(
    `/referrals/${referral.id}/outcomes`,
    {
      after: file => {
        shut()
        queries.setQueryData(['crossing', file.id], file)
        look()
      },
      refresh: [['referrals'], ['crossings']],
    },
  )
  const duty = may('crossings.settle') ? undefined : say('platform:refusal.duty')
  const first = duty ?? (ready ? undefined : say('referrals:desk.take-first'))
  const hit = hits.some(row => row.state === 'waiting')
    ? say('crossings:refusal.hit-waits')
    : hits.some(row => row.state === 'confirmed')
      ? say('crossings:refusal.hit-confirmed')
      : undefined
  const ways = [
    { way: 'admitted', key: 'KeyM', shortcut: 'M', refused: first ?? hit },
    { way: 'refused', key: 'KeyX', shortcut: 'X', refused: first },
    { way: 'handed-over', key: 'KeyV', shortcut: 'V', refused: first },
  ] as const
  useKeys(
    Object.fromEntries(
      ways.map(({ way: to, key, refused }) => [
        key,
        { label: say(`referrals:desk.act.${to}`), act: () => setWay(to), refused },
      ]),
    ),
  )
  return (
    <section className="panel" aria-labelledby="decision">
      <h2 id="decision">{say('referrals:desk.decision')}</h2>
      {way === undefined ? (
        <div className="blocks">
          {ways.map(({ way: to, shortcut, refused }) => (
            <Button key={to} shortcut={shortcut} refused={refused} onClick={() => setWay(to)}>
              {say(`referrals:desk.act.${to}`)}
            </Button>
          ))}
        </div>
      ) : (
        <ReasonForm
          key={way}
          title={say(`referrals:desk.act.${way}`)}
          label={say('referrals:desk.note-label')}
          help={say('referrals:desk.note-help')}
          verb={say(`referrals:desk.send.${way}`)}
          least={3}
          most={2000}
          close={shut}
          act={settle}
          missing={
            way === 'refused' && refusal.letters.length === 0
              ? say('referrals:desk.choose-letter')
              : undefined
          }
          send={note =>
            settle.press({ outcome: way, note, ...(way === 'refused' && { refusal: refusalOf(refusal) }) })
          }
        >
          {way === 'refused' && <RefusalFields refusal={refusal} change={setRefusal} />}
        </ReasonForm>
      )}
    </section>
  )
}
