import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PublicNode, SignInAnswer } from '../../../contracts/posts.ts'
import { paths } from '../../paths.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { loadWords } from '../../platform/language.ts'
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

/** Seen once in a service: they come with their words when they are due, and not with the door. */
const OwnPassword = lazy(async () => {
  await loadWords(['people'])
  return { default: (await import('./FirstSteps.tsx')).OwnPassword }
})
const CodeApp = lazy(async () => {
  await loadWords(['people'])
  return { default: (await import('./FirstSteps.tsx')).CodeApp }
})

const EmergencyWay = lazy(async () => {
  await loadWords(['emergency'])
  return import('./emergency/Way.tsx')
})

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
  const [answered, setAnswered] = useState<SignInAnswer>()
  const next = async (answer: SignInAnswer) => {
    if (answer.state !== 'signed-in') return setAnswered(answer)
    await refresh(answer.ath ?? undefined)
    await router.invalidate()
    await navigate({ to: paths.home })
  }
  const back = () => setAnswered(undefined)
  const step = answered?.state
  const place = placeOf(node, workstation.site)
  return (
    <>
      <StatusWord of="clear">
        {say('posts:sign-in.workstation', { label: workstation.label, place: { words: place } })}
      </StatusWord>
      {ended.data && !step && <Trouble problem={ended.data} />}
      {!step && <PasswordForm username={username} setUsername={setUsername} next={next} />}
      {step === 'code-needed' && (
        <CodeForm demo={node.mode === 'demo'} username={username} back={back} next={next} />
      )}
      <Suspense fallback={<Loading rows={3} />}>
        {step === 'password-due' && <OwnPassword next={next} back={back} />}
        {step === 'factor-due' && answered?.factor && (
          <CodeApp factor={answered.factor} next={next} back={back} />
        )}
      </Suspense>
      {!step && (
        <Suspense fallback={null}>
          <EmergencyWay />
        </Suspense>
      )}
      {node.mode === 'demo' && !step && (
        <People node={node} site={workstation.site} choose={setUsername} chosen={username} />
      )}
    </>
  )
}
