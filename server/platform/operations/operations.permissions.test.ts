import { holdPermissions } from '../../testing/permissions.ts'
import { readEndings } from './actions.ts'
import { declares } from './declares.ts'

holdPermissions(declares, [readEndings], {
  'operations.endings': '..l.oau.',
})
