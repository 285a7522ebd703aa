import { describe, expect, it } from 'vitest'
import { addressOf, base32, codeAt, newSecret, stepAt, stepOfCode } from './totp.ts'

const secret = '12345678901234567890'

describe('codes of a code app', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('RFC 6238 appendix B, SHA-1, at %i s: the last six digits are %s', (seconds, code) => {
    expect(codeAt(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
  })

  it('a code is known by its step one step before and after, and not two', () => {
    const step = stepAt(new Date('2026-03-17T06:00:10Z'))
    const at = (steps: number) => new Date((step + steps) * 30_000)
    const code = codeAt(secret, step)
    expect([-1, 0, 1].map(steps => stepOfCode(secret, code, at(steps)))).toEqual([step, step, step])
    expect([-2, 2].map(steps => stepOfCode(secret, code, at(steps)))).toEqual([undefined, undefined])
  })

  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foobar', 'MZXW6YTBOI'],
  ])('RFC 4648 §10: base32 of "%s"', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written)
  })

  it('the address names the officer and carries the secret', () => {
    expect(addressOf('aysel', 'foobar')).toBe(
      'otpauth://totp/Sarhad%3Aaysel?secret=MZXW6YTBOI&issuer=Sarhad&digits=6&period=30',
    )
    expect(newSecret()).not.toBe(newSecret())
    expect(newSecret()).toHaveLength(32)
  })
})
