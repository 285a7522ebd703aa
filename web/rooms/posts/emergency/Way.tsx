import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/words.ts'

/** From sign-in to the door of the emergency account. */
export function Way() {
  const say = useSay()
  return (
    <p className="small">
      <Link to={paths.emergency}>{say('emergency:link')}</Link>
    </p>
  )
}

export default Way
