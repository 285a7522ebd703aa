import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { EndedShift } from '../../../contracts/posts.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { useMaybeSession, useRefreshSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'

/** The way out: end the shift with a note for the next, sign out. Signing out with a shift open would leave the lane held. */
export function WayOut() {
  const say = useSay()
  const navigate = useNavigate()
  const router = useRouter()
  const session = useMaybeSession()
  const refresh = useRefreshSession()
  const [note, setNote] = useState('')
  const end = useAct<{ note?: string }, EndedShift>('/shifts/current/end', {
    after: async () => {
      await refresh()
      await router.invalidate()
      await navigate({ to: paths.shift })
    },
  })
  const out = useAct<Record<string, never>, { state: 'signed-out' }>('/session/end', {
    after: async () => {
      await refresh(null)
      await router.invalidate()
      await navigate({ to: paths.signIn })
    },
  })
  if (!session) return null
  const problem = end.problem ?? out.problem
  return (
    <div className="stack shift-note">
      {session.shift && (
        <>
          <Field label={say('posts:way-out.note')} help={say('posts:way-out.note-help')}>
            {props => (
              <textarea
                {...props}
                rows={2}
                maxLength={1000}
                value={note}
                onChange={event => setNote(event.target.value)}
              />
            )}
          </Field>
          <Button onClick={() => end.press(note.trim() ? { note: note.trim() } : {})}>
            {say('posts:way-out.end-shift')}
          </Button>
        </>
      )}
      {problem && <Trouble problem={problem} again={end.problem ? end.again : out.again} />}
      <Button
        refused={session.shift ? say('posts:way-out.shift-first') : undefined}
        onClick={() => out.press({})}
      >
        {say('platform:act.sign-out')}
      </Button>
    </div>
  )
}

export default WayOut
