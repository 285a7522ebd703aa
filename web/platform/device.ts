/**
 * The workstation's key: ES256, made by the browser, never exportable, kept in IndexedDB. Its thumbprint is the workstation's row; each
 * request carries a proof signed with it (RFC 9449), so that a copied cookie is worth nothing on another machine (I-21).
 */
const encoder = new TextEncoder()

export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const text = Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const coded = (value: unknown) => base64url(encoder.encode(JSON.stringify(value)))

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

export function makeKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
}

/** The public members only, in the order of RFC 7638 §3.2. */
async function publicJwk(key: CryptoKeyPair): Promise<{ crv: string; kty: string; x: string; y: string }> {
  const { crv = '', kty = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', key.publicKey)
  return { crv, kty, x, y }
}

/** RFC 7638 thumbprint, base64url SHA-256. */
export async function thumbprintOf(key: CryptoKeyPair): Promise<string> {
  return base64url(
    await crypto.subtle.digest('SHA-256', encoder.encode(JSON.stringify(await publicJwk(key)))),
  )
}

export interface Claims {
  method: string
  /** Absolute; query and fragment are left out of `htu` (RFC 9449 §4.2). */
  url: string
  /** Hash of the session token, once there is a session. */
  ath?: string | undefined
  /** Unix seconds. */
  now: number
  id: string
}

/** A `dpop+jwt` signed with the key. WebCrypto's ECDSA signature already has the r ‖ s form of JWS ES256 (RFC 7518 §3.4). */
export async function signProof(key: CryptoKeyPair, { method, url, ath, now, id }: Claims): Promise<string> {
  const { origin, pathname } = new URL(url)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: await publicJwk(key) }
  const claims = { htm: method, htu: origin + pathname, iat: now, jti: id, ...(ath && { ath }) }
  const content = `${coded(header)}.${coded(claims)}`
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    encoder.encode(content),
  )
  return `${content}.${base64url(signature)}`
}

const DATABASE = 'sarhad'
const STORE = 'workstation'

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

let known: Promise<CryptoKeyPair> | undefined

/** The key of this browser, made at the first call. Two tabs at once get the same: `add` refuses a second one. */
async function loadKey(): Promise<CryptoKeyPair> {
  const database = await openStore()
  const read = () =>
    settled<CryptoKeyPair | undefined>(database.transaction(STORE).objectStore(STORE).get('key'))
  try {
    const stored = await read()
    if (stored) return stored
    const made = await makeKey()
    const write = database.transaction(STORE, 'readwrite').objectStore(STORE).add(made, 'key')
    return await settled(write).then(
      () => made,
      async error => {
        const other = await read()
        if (other) return other
        throw error
      },
    )
  } finally {
    database.close()
  }
}

function deviceKey(): Promise<CryptoKeyPair> {
  known ??= loadKey().catch(error => {
    known = undefined
    throw error
  })
  return known
}

const TOLERATED_MS = 10_000
let ahead = 0

/** A wrong clock must not lock a workstation out: the server's `Date` corrects ours. True when it just did. */
export function learnTime(serverDate: string | null): boolean {
  const at = Date.parse(serverDate ?? '')
  if (Number.isNaN(at) || Math.abs(at - Date.now() - ahead) < TOLERATED_MS) return false
  ahead = at - Date.now()
  return true
}

/** The `DPoP` header of one request. A proof is good once. */
export async function proof(method: string, url: string, ath?: string): Promise<string> {
  const now = Math.floor((Date.now() + ahead) / 1000)
  return signProof(await deviceKey(), { method, url, ath, now, id: crypto.randomUUID() })
}
