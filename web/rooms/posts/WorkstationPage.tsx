import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { Loading, Trouble } from '../../platform/feedback.tsx'
import { useSay } from '../../platform/words.ts'
import { StatusWord } from '../../ui/Status.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import { DoorFrame } from './parts/DoorFrame.tsx'
import { placeOf } from './place.ts'
import { nodeQuery } from './queries.ts'

/** What this browser is to the node. In a demonstration it may move to another post; elsewhere the administrator retires it first. */
export function WorkstationPage() {
  const say = useSay()
  const navigate = useNavigate()
  const node = useQuery(nodeQuery)
  const workstation = node.data?.workstation
  return (
    <DoorFrame title={say('posts:enrol.title')}>
      {node.isPending && <Loading rows={3} />}
      {node.error && <Trouble problem={node.error} again={() => void node.refetch()} />}
      {node.data && workstation && (
        <StatusWord of="clear">
          {say('posts:sign-in.workstation', {
            label: workstation.label,
            place: { words: placeOf(node.data, workstation.site) },
          })}
        </StatusWord>
      )}
      {node.data && (!workstation || node.data.mode === 'demo') && (
        <EnrolForm node={node.data} done={() => void navigate({ to: paths.signIn })} />
      )}
      {workstation && node.data?.mode === 'serve' && <p className="quiet">{say('posts:enrol.moving')}</p>}
      <p>
        <Link to={paths.signIn}>{say('posts:enrol.to-sign-in')}</Link>
      </p>
    </DoorFrame>
  )
}
