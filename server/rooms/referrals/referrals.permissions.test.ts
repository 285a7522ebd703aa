import { holdPermissions } from '../../testing/permissions.ts'
import { grounds, list, print, read, take } from './actions.ts'
import { declares } from './declares.ts'

const actions = [list, read, take, grounds, print]

const table = {
  'referrals.list': '.sl...u.',
  'referrals.read': '.sl...u.',
  'referrals.take': '.sl.....',
  'referrals.grounds': '.sl...u.',
  'referrals.print': '.sl.....',
}

holdPermissions(declares, actions, table)
