import { calculateJwkThumbprint, EmbeddedJWK, importJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { makeKey, signProof, thumbprintOf } from './device.ts'

const now = 1_774_000_000
const claims = { method: 'POST', url: 'https://post.example/api/crossings?after=3#x', now, id: 'jti-1' }

describe('a proof of possession (RFC 9449)', () => {
  it('is verified with the key it carries, for one method and address', async () => {
    const key = await makeKey()
    const token = await signProof(key, { ...claims, ath: 'hash-of-token' })
    const { payload, protectedHeader } = await jwtVerify(token, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(now * 1000),
      maxTokenAge: 60,
    })
    expect(payload).toEqual({
      htm: 'POST',
      htu: 'https://post.example/api/crossings',
      iat: now,
      jti: 'jti-1',
      ath: 'hash-of-token',
    })
    expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y'])
  })

  it('has no ath before there is a session', async () => {
    const token = await signProof(await makeKey(), claims)
    const { payload } = await jwtVerify(token, EmbeddedJWK, { currentDate: new Date(now * 1000) })
    expect(payload).not.toHaveProperty('ath')
  })

  it('of another key is refused', async () => {
    const [mine, other] = await Promise.all([makeKey(), makeKey()])
    const token = await signProof(mine, claims)
    const jwk = await crypto.subtle.exportKey('jwk', other.publicKey)
    await expect(
      jwtVerify(token, await importJWK(jwk, 'ES256'), { currentDate: new Date(now * 1000) }),
    ).rejects.toThrow('signature')
  })

  it('comes from a key that cannot be taken away', async () => {
    const key = await makeKey()
    expect(key.privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow()
  })
})

it('the thumbprint is that of RFC 7638', async () => {
  const key = await makeKey()
  const jwk = await crypto.subtle.exportKey('jwk', key.publicKey)
  expect(await thumbprintOf(key)).toBe(
    await calculateJwkThumbprint({ kty: 'EC', crv: jwk.crv, x: jwk.x, y: jwk.y }),
  )
})
