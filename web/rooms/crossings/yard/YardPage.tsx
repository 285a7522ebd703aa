import { useRef } from 'react'
import type { WorkRow } from '../../../../contracts/onestop.ts'
import { useAddress } from '../../../platform/address.ts'
import { Id } from '../../../platform/bidi.tsx'
import { useColleagues } from '../../../platform/colleagues.ts'
import { DeskList, NewsLine } from '../../../platform/DeskList.tsx'
import { time } from '../../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../../platform/feedback.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { PageHead } from '../../../platform/PageHead.tsx'
import { useMay, useSession } from '../../../platform/session.tsx'
import { spoken, useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'
import { ChangedLine } from '../FilePage.tsx'
import { Controls } from '../file/Controls.tsx'
import { FileHead } from '../file/FileHead.tsx'
import { Holds } from '../file/Holds.tsx'
import { shapeOfState } from '../file/standing.ts'
import { Travellers } from '../file/Travellers.tsx'
import { useFile } from '../file/useFile.ts'
import { Arrive } from './Arrive.tsx'
import { Barrier } from './Barrier.tsx'
import { Mine } from './Mine.tsx'
import { openOf, useWork } from './queries.ts'
import { Together } from './Together.tsx'
import './yard.css'

type Work = ReturnType<typeof useWork>

/** What waits, mine first: for each the controls of my authority, and who has begun one. */
function Waiting({
  work: { work, problem, pending, refresh, news },
  selected,
  open,
  place,
}: {
  work: Work
  selected: string | undefined
  open: (id: string) => void
  place: React.RefObject<HTMLDivElement | null>
}) {
  const say = useSay()
  const colleagues = useColleagues()
  const { authority } = useSession().officer
  if (pending) return <Loading rows={6} />
  if (!work) return <Trouble problem={problem} again={refresh} />
  const ready = (row: WorkRow) => openOf(row, authority).some(o => o.ready)
  const rows = [...work.rows].sort((a, b) => Number(ready(b)) - Number(ready(a)))
  const lane = (row: WorkRow) => {
    const name = colleagues.lane(row.lane)
    return name ? spoken(name) : <Id>{row.lane}</Id>
  }
  const mine = (row: WorkRow) => {
    const [first, ...others] = openOf(row, authority)
    if (!first) return <span className="quieter">{say('onestop:yard.nothing-mine')}</span>
    const who = first.claimedBy && colleagues.name(first.claimedBy)
    return (
      <>
        <StatusWord of={first.ready ? (first.claimedBy ? 'working' : 'look') : 'waiting'}>
          {say(`onestop:control.${first.control}`)}
          {others.length > 0 && ` +${others.length}`}
        </StatusWord>
        {who && <span className="small quiet">{who}</span>}
      </>
    )
  }
  return (
    <>
      <NewsLine {...news} />
      <DeskList
        label={say('onestop:yard.waiting')}
        place={place}
        rows={rows}
        selected={selected}
        open={row => open(row.id)}
        name={row => say(`onestop:class.${row.class}`)}
        columns={[
          {
            key: 'plate',
            title: say('onestop:yard.vehicle'),
            cell: row => (row.plate ? <Id>{row.plate}</Id> : time(row.openedAt)),
          },
          {
            key: 'state',
            title: say('onestop:yard.state'),
            cell: row => (
              <StatusWord of={shapeOfState[row.state]}>{say(`crossings:state.${row.state}`)}</StatusWord>
            ),
          },
          { key: 'mine', title: say('onestop:yard.mine'), cell: mine },
          { key: 'lane', title: say('crossings:file.lane'), cell: lane },
        ]}
        empty={<Empty>{say('onestop:yard.none')}</Empty>}
      />
    </>
  )
}

function Opened({ id, work, close }: { id: string; work: Work['work']; close: () => void }) {
  const say = useSay()
  const { officer } = useSession()
  const { file, problem, pending, look } = useFile(id)
  useKeys({ Escape: { label: say('platform:close'), act: close } })
  const row = work?.rows.find(one => one.id === id)
  if (pending) return <Loading rows={8} />
  if (!file) return <Trouble problem={problem} again={look} />
  return (
    <section
      className="blocks"
      aria-label={say('crossings:file.title-at', { time: time(file.openedAt), date: '' })}
    >
      <div className="row apart">
        <ChangedLine file={file} look={look} />
        <Button shortcut="Esc" onClick={close}>
          {say('platform:close')}
        </Button>
      </div>
      {row && work && <Barrier row={row} authorities={work.authorities} />}
      <FileHead file={file} />
      <Mine file={file} />
      <Controls file={file} mine={officer.authority} />
      <Together file={file} look={look} />
      <div className="panels">
        <Holds file={file} />
        {file.class === 'lorry' && file.travellers && <Travellers file={file} />}
      </div>
    </section>
  )
}

/** The yard: every coach, lorry and train that is here, and the one on which the officer works. */
export function YardPage() {
  const say = useSay()
  const may = useMay()
  const address = useAddress()
  const { shift } = useSession()
  const place = useRef<HTMLDivElement>(null)
  const work = useWork(place)
  const id = address.get('open')
  const lane = shift?.lane
  const arrives = may('crossings.open') && lane && !['foot', 'car'].includes(lane.class ?? 'foot')
  return (
    <>
      <PageHead title={say('onestop:yard.title')} />
      <div className="yard">
        <div className="yard-list">
          {arrives && (
            <Arrive train={lane.class === 'train'} opened={file => address.set({ open: file.id })} />
          )}
          <Waiting work={work} selected={id} open={chosen => address.set({ open: chosen })} place={place} />
        </div>
        {id ? (
          <Opened key={id} id={id} work={work.work} close={() => address.set({ open: undefined })} />
        ) : (
          <p className="quiet yard-none">{say('onestop:yard.choose')}</p>
        )}
      </div>
    </>
  )
}
