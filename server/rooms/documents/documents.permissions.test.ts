import { expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import { recordPermit } from './actions.ts'
import { declares } from './declares.ts'

it('permits come from the issuing authorities: the program and the administrator put them on file, nobody else', () => {
  expect(Object.keys(declares.permissions)).toEqual([recordPermit.name])
  const may = duties.filter(
    duty => mayDo(declares.permissions, { ...nodeActor('baku'), duty, workstation: 'w' }, recordPermit).ok,
  )
  expect(may).toEqual(['administrator', 'node'])
})
