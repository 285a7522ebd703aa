import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commitment, keysFrom, openKeys, seal, unseal } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'sarhad-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const keys = keysFrom(Buffer.alloc(32, 1))
const id = '01900000-0000-7000-8000-000000000001'

describe('record keys', () => {
  it('open what was sealed, after being wrapped and unwrapped', () => {
    const { key, row } = keys.newRecordKey('bilasuvar', id)
    const sealed = seal(key, { name: 'SYNTHETIC, Person' })
    expect(unseal(keys.unwrap(row), sealed)).toEqual({ name: 'SYNTHETIC, Person' })
    expect(sealed.toString('latin1')).not.toContain('SYNTHETIC')
  })

  it('I-27: without the key row nothing opens, and the commitment stays what it was', () => {
    const { key } = keys.newRecordKey('bilasuvar', id)
    const other = keys.newRecordKey('bilasuvar', id).key
    const content = { name: 'SYNTHETIC' }
    expect(() => unseal(other, seal(key, content))).toThrow()
    expect(commitment(key, content)).toEqual(commitment(key, { ...content }))
    expect(commitment(other, content)).not.toEqual(commitment(key, content))
  })

  it('do not open for another row, nor after a changed bit', () => {
    const { key, row } = keys.newRecordKey('bilasuvar', id)
    expect(() => keys.unwrap({ ...row, site: 'astara' })).toThrow()
    const sealed = seal(key, { n: 1 })
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(() => unseal(key, sealed)).toThrow()
  })
})

describe('the master key file', () => {
  it('is made once, readable by its owner alone', () => {
    const file = join(folder, 'keys/master')
    const first = openKeys(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(openKeys(file).lookup('document', 'x')).toEqual(first.lookup('document', 'x'))
  })

  it('is refused in words when it is damaged', () => {
    const file = join(folder, 'damaged')
    writeFileSync(file, 'short')
    expect(() => openKeys(file)).toThrow('is not a master key')
  })
})

it('look-up hashes of different kinds never meet', () => {
  expect(keys.lookup('document', 'IRN/K1')).not.toEqual(keys.lookup('person', 'IRN/K1'))
})
