import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { paths } from '../../paths.ts'
import { useAddress } from '../../platform/address.ts'
import { Id } from '../../platform/bidi.tsx'
import { useColleagues } from '../../platform/colleagues.ts'
import { DeskList, NewsLine } from '../../platform/DeskList.tsx'
import { time } from '../../platform/dates.ts'
import { Empty, Loading, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { useNews } from '../../platform/news.ts'
import { PageHead } from '../../platform/PageHead.tsx'
import { useSession } from '../../platform/session.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { Answer } from './customs/Answer.tsx'
import { ChangedLine } from './FilePage.tsx'
import { Controls } from './file/Controls.tsx'
import { FileHead } from './file/FileHead.tsx'
import { HoldHere } from './file/HoldHere.tsx'
import { Holds } from './file/Holds.tsx'
import { shapeOfState } from './file/standing.ts'
import { Travellers } from './file/Travellers.tsx'
import { useFile } from './file/useFile.ts'
import { type Row, useCrossings } from './useCrossings.ts'
import './customs/customs.css'

function Waiting({ selected, open }: { selected: string | undefined; open: (id: string) => void }) {
  const say = useSay()
  const colleagues = useColleagues()
  const place = useRef<HTMLDivElement>(null)
  const { rows, problem, pending, refresh, more } = useCrossings({ waitsFor: 'corridor' })
  const news = useNews(({ action }) => /^crossings\.(?!list|look|peek|summary)/.test(action), refresh, place)
  const oldest = [...rows].reverse()
  const lane = (row: Row) => {
    const name = colleagues.lane(row.lane)
    return name ? spoken(name) : <Id>{row.lane}</Id>
  }
  if (pending) return <Loading rows={6} />
  if (problem) return <Trouble problem={problem} again={refresh} />
  return (
    <>
      <NewsLine {...news} />
      <DeskList
        label={say('crossings:customs.waiting')}
        place={place}
        rows={oldest}
        selected={selected}
        open={row => open(row.id)}
        name={row => say(`onestop:class.${row.class}`)}
        more={more}
        columns={[
          { key: 'at', title: say('crossings:file.opened'), cell: row => time(row.openedAt) },
          { key: 'lane', title: say('crossings:file.lane'), cell: lane },
          {
            key: 'state',
            title: say('crossings:today.state-head'),
            cell: row => (
              <StatusWord of={shapeOfState[row.state]}>{say(`crossings:state.${row.state}`)}</StatusWord>
            ),
          },
        ]}
        empty={
          <Empty act={<Link to={paths.crossings}>{say('crossings:today.title')}</Link>}>
            {say('crossings:customs.none')}
          </Empty>
        }
      />
    </>
  )
}

function Opened({ id, close }: { id: string; close: () => void }) {
  const say = useSay()
  const { officer } = useSession()
  const { file, problem, pending, look } = useFile(id)
  useKeys({ Escape: { label: say('platform:close'), act: close } })
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
      <FileHead file={file} />
      <section className="panel customs-acts" aria-label={say('crossings:customs.yours')}>
        <h2>{say('crossings:customs.yours')}</h2>
        <div className="buttons">
          <Answer file={file} />
          <HoldHere file={file} />
        </div>
      </section>
      <Controls file={file} mine={officer.authority} />
      <div className="panels">
        <Holds file={file} />
        <Travellers file={file} />
      </div>
    </section>
  )
}

/** The customs desk: what waits for the corridor, oldest first, and the one that is open. */
export function CustomsPage() {
  const say = useSay()
  const address = useAddress()
  const open = address.get('open')
  return (
    <>
      <PageHead title={say('crossings:customs.title')} />
      <div className="customs">
        <div className="customs-list">
          <Waiting selected={open} open={id => address.set({ open: id })} />
        </div>
        {open ? (
          <Opened key={open} id={open} close={() => address.set({ open: undefined })} />
        ) : (
          <p className="customs-none quiet">{say('crossings:customs.choose-row')}</p>
        )}
      </div>
    </>
  )
}
