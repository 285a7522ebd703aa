import { useParams } from '@tanstack/react-router'
import type { CrossingFile } from '../../../contracts/crossings.ts'
import { paths } from '../../paths.ts'
import { date, time } from '../../platform/dates.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Acts } from './file/Acts.tsx'
import { Controls } from './file/Controls.tsx'
import { Corrections } from './file/Corrections.tsx'
import { FileHead } from './file/FileHead.tsx'
import { Holds } from './file/Holds.tsx'
import { ReferralOf } from './file/ReferralOf.tsx'
import { Travellers } from './file/Travellers.tsx'
import { useChangedMeanwhile, useFile } from './file/useFile.ts'
import { Together } from './yard/Together.tsx'
import './yard/yard.css'

/** Said, and fetched only when the reader asks: a new look is a new line of the ledger. */
export function ChangedLine({ file, look }: { file: CrossingFile; look: () => void }) {
  const say = useSay()
  const changed = useChangedMeanwhile(file.id, file.version)
  useKeys(changed ? { Period: { label: say('crossings:file.look-again'), act: look } } : {})
  return (
    <span role="status" className="news-line">
      {changed && (
        <Button shortcut="." onClick={look}>
          {say('crossings:file.changed')}
        </Button>
      )}
    </span>
  )
}

/** The one file on which all authorities work. */
export function FilePage() {
  const say = useSay()
  const { id } = useParams({ strict: false }) as { id?: string }
  const { officer } = useSession()
  const { file, problem, pending, look } = useFile(id)
  const back = { to: paths.crossings, label: say('crossings:today.title') }
  if (pending) return <Loading rows={10} />
  if (!file)
    return (
      <>
        <PageHead title={say('crossings:file.title')} back={back} />
        <Trouble problem={problem} again={look} />
      </>
    )
  return (
    <>
      <PageHead
        back={back}
        title={say('crossings:file.title-at', { time: time(file.openedAt), date: date(file.openedAt) })}
        acts={<ChangedLine file={file} look={look} />}
      />
      <div className="blocks">
        <FileHead file={file} />
        <Controls file={file} mine={officer.authority} />
        <Together file={file} look={look} />
        <div className="panels">
          <Travellers file={file} />
          <div className="blocks">
            <Holds file={file} />
            {file.referral && <ReferralOf referral={file.referral} />}
          </div>
          <div className="blocks">
            <Acts file={file} />
            <Corrections file={file} look={look} />
          </div>
        </div>
      </div>
    </>
  )
}
