import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { PublicNode } from '../../../contracts/posts.ts'
import { paths } from '../../paths.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useRefreshSession } from '../../platform/session.tsx'
import { useSay } from '../../platform/words.ts'
import { StatusWord } from '../../ui/Status.tsx'
import { CodeForm } from './CodeForm.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { DoorFrame } from './parts/DoorFrame.tsx'
import { People } from './parts/People.tsx'
import { placeOf } from './place.ts'
import { endedQuery, nodeQuery } from './queries.ts'

/** The door of the node: this browser becomes a workstation, then a person signs in. */
export function SignInPage() {
  const say = useSay()
  const node = useQuery(nodeQuery)
  return (
    <DoorFrame title={say('posts:sign-in.title')}>
      {node.isPending && <Loading rows={3} />}
      {node.error && <Trouble problem={node.error} again={() => void node.refetch()} />}
      {node.data && !node.data.workstation && <EnrolForm node={node.data} />}
      {node.data?.workstation && <SignIn node={node.data} workstation={node.data.workstation} />}
    </DoorFrame>
  )
}

function SignIn({
  node,
  workstation,
}: {
  node: PublicNode
  workstation: NonNullable<PublicNode['workstation']>
}) {
  const say = useSay()
  const navigate = useNavigate()
  const router = useRouter()
  const refresh = useRefreshSession()
  const ended = useQuery(endedQuery)
  const [username, setUsername] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')

  const enter = async (ath: string | null) => {
    await refresh(ath ?? undefined)
    await router.invalidate()
    await navigate({ to: paths.home })
  }
  const place = placeOf(node, workstation.site)
  return (
    <>
      <StatusWord of="clear">
        {say('posts:sign-in.workstation', { label: workstation.label, place: { words: place } })}
      </StatusWord>
      {ended.data && step === 'password' && <Trouble problem={ended.data} />}
      {step === 'password' ? (
        <PasswordForm
          username={username}
          setUsername={setUsername}
          codeNeeded={() => setStep('code')}
          enter={enter}
        />
      ) : (
        <CodeForm
          demo={node.mode === 'demo'}
          username={username}
          back={() => setStep('password')}
          enter={enter}
        />
      )}
      {node.mode === 'demo' && step === 'password' && (
        <People node={node} site={workstation.site} choose={setUsername} chosen={username} />
      )}
    </>
  )
}
