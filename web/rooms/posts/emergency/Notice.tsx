import { useSay } from '../../../platform/words.ts'
import { StatusWord } from '../../../ui/Status.tsx'
import { useEmergencyNotice } from './queries.ts'

/** For everybody of the place, at the start of a shift: the emergency account is open, or waits for its review. */
export function Notice() {
  const say = useSay()
  const { data } = useEmergencyNotice()
  if (!data?.open && !data?.unreviewed) return null
  return (
    <section className="panel stack" aria-label={say('emergency:notice.title')}>
      {data.open && (
        <StatusWord of="stop">
          {say('emergency:notice.open', { duty: data.open.duty, until: { time: data.open.until } })}
        </StatusWord>
      )}
      {data.unreviewed > 0 && (
        <StatusWord of="look">{say('emergency:notice.waits', { count: data.unreviewed })}</StatusWord>
      )}
    </section>
  )
}
