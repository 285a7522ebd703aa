import type { Session } from '../../../../contracts/posts.ts'
import { spoken, useSay } from '../../../platform/words.ts'
import { Choice } from '../../../ui/Field.tsx'

type Entry = Session['roster'][number]
const idOf = (entry: Entry) => `${entry.lane.id}/${entry.duty}`

/** Where the roster puts the officer now: lane, duty, until when. */
export function LaneChoice({
  entries,
  chosen,
  choose,
}: {
  entries: readonly Entry[]
  chosen: Entry | undefined
  choose: (entry: Entry) => void
}) {
  const say = useSay()
  return (
    <div className="shift-lanes">
      <Choice
        label={say('posts:shift.lane')}
        value={chosen && idOf(chosen)}
        options={entries.map(entry => ({
          value: idOf(entry),
          label: (
            <span>
              <b>{spoken(entry.lane.name)}</b>
              <span className="quiet">{say(`posts:duty.${entry.duty}`)}</span>
              <span className="lane-time">
                {say('posts:shift.span', { from: { time: entry.from }, until: { time: entry.until } })}
              </span>
            </span>
          ),
        }))}
        choose={id => {
          const entry = entries.find(known => idOf(known) === id)
          if (entry) choose(entry)
        }}
      />
    </div>
  )
}
