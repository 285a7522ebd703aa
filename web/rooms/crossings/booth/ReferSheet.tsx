import { useState } from 'react'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { ReferralGround } from '../../../../contracts/referrals.ts'
import { useSay } from '../../../platform/words.ts'
import { Choice } from '../../../ui/Field.tsx'
import { Ask } from './Ask.tsx'
import { grounds } from './choices.ts'
import type { Booth } from './useBooth.ts'

/** `S` where the verdict gives no ground: the officer's own. */
export function ReferSheet({ file, booth, shut }: { file: CrossingFile; booth: Booth; shut: () => void }) {
  const say = useSay()
  const [ground, setGround] = useState<ReferralGround>('doubt')
  const { refer } = booth.act
  return (
    <Ask
      title={say('crossings:booth.refer')}
      verb={say('crossings:booth.refer-act')}
      shut={shut}
      act={refer}
      send={() => refer.press({ crossing: file.id, grounds: [ground] })}
    >
      <Choice
        label={say('crossings:booth.ground')}
        value={ground}
        options={grounds.map(value => ({ value, label: say(`referrals:ground.${value}`) }))}
        choose={setGround}
      />
    </Ask>
  )
}
