import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { DutyName, EndedShift, Instrument, Session, Shift } from '../../../contracts/posts.ts'
import { homeOf } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Empty, Trouble } from '../../platform/feedback.tsx'
import { useKeys } from '../../platform/keys.ts'
import { loadWords } from '../../platform/language.ts'
import { speaking } from '../../platform/room.ts'
import { StationStrip } from '../../platform/StationStrip.tsx'
import { sessionQuery, useRefreshSession, useSession } from '../../platform/session.tsx'
import { useSheets, useWorkspaces } from '../../platform/sheets.tsx'
import { useRooms } from '../../platform/station.ts'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Field.tsx'
import { Notice as EmergencyNotice } from './emergency/Notice.tsx'
import { LaneChoice } from './parts/LaneChoice.tsx'
import { Lists, Now, RegimeToday } from './parts/Today.tsx'
import { listsQuery } from './queries.ts'
import { Beginning } from './shift/Beginning.tsx'
import WayOut from './WayOut.tsx'
import './door.css'
import './shift.css'

type Entry = Session['roster'][number]

/** What the officer may open now; where nothing is rostered, what comes next. */
function openNow({ roster, now }: Session): Entry[] {
  return roster.filter(entry => entry.from <= now && now < entry.until)
}

/** The start of a shift: person, workstation, lane and duty, the age of the lists, what may cross today. */
export function ShiftPage() {
  const say = useSay()
  const session = useSession()
  const { openMode, sheets } = useSheets()
  const lists = useQuery(listsQuery)
  return (
    <>
      <StationStrip openMode={openMode} />
      <main className="shift-page">
        <h1>{say(session.shift ? 'posts:shift.open' : 'posts:shift.title')}</h1>
        <div className="shift-main">
          {!session.emergency && <EmergencyNotice />}
          {session.shift ? <OpenAlready session={session} /> : <Start session={session} />}
          <Beginning />
        </div>
        <aside className="shift-side">
          <Now session={session} />
          <Lists lists={lists.data} problem={lists.error} again={() => void lists.refetch()} />
          <RegimeToday session={session} />
          {!session.shift && (
            <section className="panel">
              <WayOut />
            </section>
          )}
        </aside>
      </main>
      {sheets}
    </>
  )
}

function OpenAlready({ session }: { session: Session }) {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <div className="shift-form">
      <p className="door-text">{say('posts:shift.goes-on')}</p>
      <div className="row">
        <Button primary big onClick={() => void navigate({ to: homeOf(session) })}>
          {say('posts:shift.go')}
        </Button>
      </div>
      <section className="panel">
        <WayOut />
      </section>
    </div>
  )
}

function Start({ session }: { session: Session }) {
  const say = useSay()
  const navigate = useNavigate()
  const router = useRouter()
  const refresh = useRefreshSession()
  const entries = openNow(session)
  const [chosen, setChosen] = useState(entries[0])
  const [radiation, setRadiation] = useState<Instrument>()
  const booth = chosen?.lane.kind === 'booth'
  const open = useAct<{ lane: string; duty: DutyName; radiation: Instrument }, Shift>('/shifts', {
    after: async shift => {
      await refresh()
      await router.invalidate()
      await navigate({ to: homeOf({ ...session, shift }) })
    },
    refresh: [sessionQuery.queryKey],
  })
  const missing = booth && !radiation ? say('posts:shift.try-first') : undefined
  const press = () => {
    if (!chosen || missing) return
    open.press({ lane: chosen.lane.id, duty: chosen.duty, radiation: radiation ?? 'not-tried' })
  }
  useKeys({ Enter: { label: say('posts:shift.act'), act: press, refused: missing } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press()
  }
  if (entries.length === 0) return <NotRostered session={session} />
  return (
    <form className="shift-form" onSubmit={submit}>
      <LaneChoice entries={entries} chosen={chosen} choose={setChosen} />
      {booth && (
        <Choice
          label={say('posts:shift.radiation')}
          value={radiation}
          options={(['works', 'fails', 'not-tried'] as const).map(value => ({
            value,
            label: say(`posts:instrument.${value}`),
          }))}
          choose={setRadiation}
        />
      )}
      {open.problem && (
        <Trouble problem={open.problem} again={open.problem.type === 'line-down' ? open.again : undefined}>
          {open.problem.detail?.key === 'posts:refusal.shift-open' && <EndTheOther then={open.clear} />}
        </Trouble>
      )}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter" refused={missing}>
          {say('posts:shift.act')}
        </Button>
      </div>
    </form>
  )
}

/** The browser that holds one's open shift may be broken or gone: it is ended from here. */
function EndTheOther({ then }: { then: () => void }) {
  const say = useSay()
  const end = useAct<Record<string, never>, EndedShift>('/shifts/current/end', { after: then })
  return (
    <>
      {end.problem && <Trouble problem={end.problem} again={end.again} />}
      <div className="row">
        <Button aria-busy={end.pending} onClick={() => end.press({})}>
          {say('posts:way-out.end-shift')}
        </Button>
      </div>
    </>
  )
}

function NotRostered({ session: { roster } }: { session: Session }) {
  const say = useSay()
  const next = roster[0]
  return (
    <div className="panel">
      <Empty act={<Ways />}>
        {next
          ? say('posts:shift.next', { lane: { words: next.lane.name }, from: next.from })
          : say('posts:shift.none')}
      </Empty>
    </div>
  )
}

/** Where a person without a shift may work all the same: the list owner, the auditor. */
function Ways() {
  const say = useSay()
  const rooms = useRooms()
  const links = useWorkspaces()
  const [known, setKnown] = useState(false)
  useEffect(() => void loadWords(speaking(rooms)).then(() => setKnown(true)), [rooms])
  if (!known || links.length === 0) return null
  return (
    <nav className="shift-ways" aria-labelledby="ways">
      <p className="quiet" id="ways">
        {say('posts:shift.without')}
      </p>
      <ul>
        {links.map(link => (
          <li key={link.path}>
            <Link to={link.path}>{say(link.label)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
