import { holdPermissions } from '../../testing/permissions.ts'
import { apply, current, plan } from './actions.ts'
import { declares } from './declares.ts'

const actions = [apply, plan, current]

const table = {
  'blueprint.apply': '.....a.n',
  'blueprint.plan': '.....a.n',
  'blueprint.read': '..l..aun',
}

holdPermissions(declares, actions, table)
