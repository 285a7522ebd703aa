import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { useMaybeSession } from '../../../platform/session.tsx'
import { useSay } from '../../../platform/words.ts'
import { Status } from '../../../ui/Status.tsx'
import { useUnsigned } from './queries.ts'

/** In the strip of every screen: orders of the day that this officer has not signed. A shift opens without them; this stays until they are. */
export function Notice() {
  const say = useSay()
  const session = useMaybeSession()
  const { data } = useUnsigned(session !== null)
  if (!session || !data?.unsigned) return null
  return (
    <Link className="mode down" to={paths.shift}>
      <Status of="look" size={14} />
      {say('shift:orders.notice', { count: data.unsigned })}
    </Link>
  )
}

export default Notice
