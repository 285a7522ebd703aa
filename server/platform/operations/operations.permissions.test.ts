import { holdPermissions } from '../../testing/permissions.ts'
import { lookAtNode, readEndings, recordBackup, recordRestore } from './actions.ts'
import { declares } from './declares.ts'

holdPermissions(declares, [lookAtNode, readEndings, recordBackup, recordRestore], {
  'operations.doctor': '.....a..',
  'operations.recordBackup': '.......n',
  'operations.recordRestore': '.......n',
  'operations.endings': '..l.oau.',
})
