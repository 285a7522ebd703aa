import { expect, it } from 'vitest'
import { declares } from './declares.ts'

it('sharing does nothing by itself: it has no action, so nobody needs a permission', () => {
  expect(declares.permissions).toEqual({})
})
