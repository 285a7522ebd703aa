import { Link } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { paths } from '../paths.ts'
import { Strip, type StripProps } from '../ui/Strip.tsx'
import { time, weekdayDate } from './dates.ts'
import { useMaybeSession } from './session.tsx'
import { useStation } from './station.ts'
import { spoken, useSay } from './words.ts'

/** The clock of the strip turns with the minute. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000) + 20)
    return () => clearTimeout(timer)
  })
  return now.toISOString()
}

/** The strip filled from the session and the rooms' mode; `openMode` from `useSheets`. `mode` overrides the rooms' (a drill). */
export function StationStrip({ mode: own, openMode }: { mode?: StripProps['mode']; openMode?: () => void }) {
  const say = useSay()
  const { useMode, Notice, Alarm } = useStation()
  const known = useMode()
  const mode = own ?? known
  const session = useMaybeSession()
  const now = useNow()
  const { post, shift, officer } = session ?? {}
  const detail = [
    spoken(shift?.lane.name),
    shift?.lane.direction && say(`platform:direction.${shift.lane.direction}`),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <Strip
        brand={say('platform:brand')}
        home={<Link to={paths.home}>{say('platform:brand')}</Link>}
        place={post ? spoken(post.name) : undefined}
        detail={detail}
        date={weekdayDate(now)}
        shift={
          shift
            ? say('platform:shift', { from: { time: shift.from }, until: { time: shift.until } })
            : undefined
        }
        notice={
          Notice &&
          session && (
            <Suspense fallback={null}>
              <Notice />
            </Suspense>
          )
        }
        mode={mode && { press: openMode, ...mode }}
        person={
          officer
            ? { text: <bdi>{`${spoken(officer.rank)} ${officer.name}`.trim()}</bdi>, press: openMode }
            : undefined
        }
        clock={time(now)}
      />
      {Alarm && session?.emergency && (
        <Suspense fallback={null}>
          <Alarm />
        </Suspense>
      )}
    </>
  )
}
