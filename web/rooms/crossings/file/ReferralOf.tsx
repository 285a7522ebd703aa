import { Link } from '@tanstack/react-router'
import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { paths } from '../../../paths.ts'
import { useMay } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { type StatusKind, StatusWord } from '../../../ui/Status.tsx'

type Referral = NonNullable<CrossingFile['referral']>

const shapes: Record<Referral['state'], StatusKind> = {
  waiting: 'second',
  taken: 'working',
  settled: 'none',
}

/** That second line has or had the case; the way there for those who work on it. */
export function ReferralOf({ referral }: { referral: Referral }) {
  const say = useSay()
  const may = useMay()
  return (
    <section className="panel" aria-labelledby="referral">
      <h2 id="referral">{say('crossings:file.referral')}</h2>
      <p className="row apart">
        <StatusWord of={shapes[referral.state]}>
          {say(`crossings:file.referral-is.${referral.state}`)}
        </StatusWord>
        {may('referrals.read') && (
          <Link to={paths.referral(referral.id)}>{say('crossings:file.open-referral')}</Link>
        )}
      </p>
    </section>
  )
}
