import { useRef } from 'react'
import { useAddress } from '../../platform/address.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { PageHead } from '../../platform/PageHead.tsx'
import { useMay, useSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { StatusWord } from '../../ui/Status.tsx'
import { ActForm } from './regime/ActForm.tsx'
import { Acts } from './regime/Acts.tsx'
import { Asking } from './regime/Asking.tsx'
import { Board } from './regime/Board.tsx'
import { Detail } from './regime/Detail.tsx'
import { Endings } from './regime/Endings.tsx'
import { Evacuation } from './regime/Evacuation.tsx'
import { Placard } from './regime/Placard.tsx'
import { useBoard, useRegimeNews } from './regime/queries.ts'
import { newProvision, useDraft } from './regime/useDraft.ts'
import './regime/regime.css'

/** What may cross where and when: the board of any day, what ends, acts entered and approved, evacuation. */
export function RegimePage() {
  const say = useSay()
  const may = useMay()
  const { post } = useSession()
  const address = useAddress()
  const page = useDraft()
  useRegimeNews()
  const asked = {
    day: address.get('day'),
    nationality: address.get('nationality'),
    purpose: address.get('purpose'),
  }
  const { data, error, isPending, refetch } = useBoard(asked, page.shown)
  // an act that is refused when tried leaves the board, and the form under it, as they were
  const known = useRef(data)
  if (data) known.current = data
  const board = data ?? known.current
  const start = () => page.write({ provisions: [newProvision(post?.id, board?.today ?? '')] })
  return (
    <>
      <PageHead
        title={say('regime:title')}
        acts={
          may('posts.proposeAct') &&
          !page.draft && <Button onClick={start}>{say('regime:form.title')}</Button>
        }
      />
      <Asking asked={asked} set={address.set} board={board} trying={page.shown !== undefined} />
      {page.shown && (
        <p className="regime-trying">
          <Button onClick={() => page.show(undefined)}>{say('regime:ask.stop-trying')}</Button>
        </p>
      )}
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {isPending && <Loading rows={10} />}
      {board && (
        <div className="blocks">
          {board.set.exercise && (
            <StatusWord of="look">{say('regime:exercise', { set: { words: board.set.name } })}</StatusWord>
          )}
          <Endings board={board} show={day => address.set({ day })} />
          <div className="regime-work">
            <Board board={board} chosen={address.get('square')} choose={square => address.set({ square })} />
            <Detail board={board} id={address.get('square')} />
          </div>
          {page.draft && <ActForm board={board} page={page} post={post?.id} />}
          {post && <Evacuation />}
          <Placard board={board} own={post?.id} />
          <Acts board={board} page={page} />
        </div>
      )}
    </>
  )
}
