import { createHash, createHmac, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { twoFactor, username } from 'better-auth/plugins'
import pg from 'pg'
import { problem } from './problems.ts'
import { addressOf, base32, newSecret, stepOfCode } from './totp.ts'

/** What a step of the ceremony ended with. Cookies go to the browser as they are. */
export type SignInStep =
  | { state: 'signed-in'; token: string; user: string; cookies: string[]; step?: number }
  | { state: 'code-needed'; cookies: string[] }

/** The ceremony only: password, second factor, its own tables. Sessions are judged by one select of ours, never by its cookie cache. */
export interface SignIn {
  withPassword(name: string, password: string): Promise<SignInStep>
  /** With `step`, the half minute whose code it was: the caller takes each once (RFC 6238 §5.2). */
  withCode(code: string, cookie: string): Promise<SignInStep>
  /** Whose password was right in this ceremony, which may not have opened a session yet. */
  whose(token: string): Promise<string | undefined>
  isPassword(user: string, password: string): Promise<boolean>
  /** What a person's sign-in consists of. */
  stateOf(user: string): Promise<{ password: boolean; factor: boolean }>
  /** A secret for a code app, not yet anybody's: it travels sealed to the browser and comes back with its first code. */
  offerFactor(user: string, username: string): Promise<OfferedFactor>
  /** The offered secret when `code` is of it now, in the form in which it is kept, and the code's half minute. */
  acceptFactor(
    user: string,
    sealed: string,
    code: string,
  ): Promise<{ secret: string; step: number } | undefined>
  signOut(token: string): Promise<void>
  /** Makes a person's sign-in. @returns the user's id and, when asked for, the address that sets up a code app. */
  create(person: {
    username: string
    password: string
    secondFactor: boolean
  }): Promise<{ user: string; totp?: string }>
  /** The current code of a person: for the demonstration and tests, where no telephone is at hand. */
  currentCode(username: string): Promise<string | undefined>
  close(): Promise<void>
}

export interface OfferedFactor {
  /** For typing: RFC 4648 base32. */
  secret: string
  /** For the picture: an otpauth address. */
  address: string
  sealed: string
}

const cookieName = 'sarhad.session_token'

interface Options {
  url: string
  secret: Buffer
  secure: boolean
  origin: string
}

/** The library as this project uses it: passwords, names and codes, no cookie cache, no address it would call. */
function ceremony(pool: pg.Pool, options: Options) {
  return betterAuth({
    appName: 'Sarhad',
    baseURL: options.origin,
    database: pool,
    secret: options.secret.toString('hex'),
    logger: { disabled: true }, // its messages may hold names (I-26)
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: false,
      minPasswordLength: 12,
      password: { hash: p => hash(p), verify: v => verify(v.hash, v.password) },
    },
    session: { cookieCache: { enabled: false }, expiresIn: 60 * 60 * 16, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'sarhad',
      useSecureCookies: false,
      defaultCookieAttributes: cookieAttributes(options.secure),
    },
    plugins: [
      username({ minUsernameLength: 2 }),
      twoFactor({ issuer: 'Sarhad', skipVerificationOnEnable: true }),
    ],
  })
}

async function stepOf(response: Response): Promise<SignInStep> {
  if (!response.ok) throw wrong()
  const cookies = response.headers.getSetCookie()
  const body = (await response.json()) as {
    twoFactorRedirect?: boolean
    token?: string
    user?: { id: string }
  }
  if (body.twoFactorRedirect) return { state: 'code-needed', cookies }
  if (!body.token || !body.user) throw wrong()
  return { state: 'signed-in', token: body.token, user: body.user.id, cookies }
}

export function makeSignIn(options: Options): SignIn {
  const pool = new pg.Pool({ connectionString: options.url, max: 4, options: '-c search_path=sign_in' })
  pool.on('error', () => {})
  const auth = ceremony(pool, options)
  const asked = (call: Promise<Response>) =>
    call.catch(error => {
      throw error instanceof APIError ? wrong() : error
    })
  const signUp = async (name: string, password: string) => {
    const email = `${name}@officer.invalid` // the ceremony wants an address; ours are names, and no mail is ever sent
    return await auth.api.signUpEmail({ body: { name, email, password, username: name } })
  }

  return {
    withPassword: async (name, password) =>
      stepOf(await asked(auth.api.signInUsername({ body: { username: name, password }, asResponse: true }))),
    async withCode(code, cookie) {
      const headers = new Headers({ cookie })
      const done = await stepOf(
        await asked(auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })),
      )
      if (done.state !== 'signed-in') return done
      const step = stepOfCode(await decryptedSecret(pool, auth, done.user), code, new Date())
      return { ...done, ...(step !== undefined && { step }) }
    },
    ...keptOf(pool),
    async offerFactor(user, name) {
      const secret = newSecret()
      const sealed = await sealedBy(auth, `${user}\n${secret}`)
      return { secret: base32(Buffer.from(secret)), address: addressOf(name, secret), sealed }
    },
    async acceptFactor(user, offered, code) {
      const [whose, secret] = (await openedBy(auth, offered).catch(() => '')).split('\n')
      if (whose !== user || !secret) return undefined
      const step = stepOfCode(secret, code, new Date())
      return step === undefined ? undefined : { secret: await sealedBy(auth, secret), step }
    },
    signOut: async token => {
      await pool.query('delete from session where token = $1', [token])
    },
    async create({ username: name, password, secondFactor }) {
      const { user, token } = await signUp(name, password)
      const headers = new Headers({ cookie: `${cookieName}=${signed(token ?? '', options.secret)}` })
      const factor = secondFactor && (await auth.api.enableTwoFactor({ body: { password }, headers }))
      await pool.query('delete from session where "userId" = $1', [user.id])
      return { user: user.id, ...(factor && 'totpURI' in factor && { totp: factor.totpURI }) }
    },
    async currentCode(name) {
      const { rows } = await pool.query<{ id: string }>(
        `select u.id from "user" u join "twoFactor" f on f."userId" = u.id where u.username = $1`,
        [name],
      )
      const user = rows[0]?.id
      if (!user) return undefined
      const secret = await decryptedSecret(pool, auth, user)
      return (await auth.api.generateTOTP({ body: { secret } })).code
    },
    close: () => pool.end(),
  }
}

/** Questions about what is kept of a person's sign-in. */
const keptOf = (pool: pg.Pool): Pick<SignIn, 'whose' | 'isPassword' | 'stateOf'> => ({
  async whose(token) {
    const { rows } = await pool.query<{ user: string }>(
      `select "userId" as user from session where token = $1 and "expiresAt" > now()`,
      [token],
    )
    return rows[0]?.user
  },
  async isPassword(user, password) {
    const { rows } = await pool.query<{ password: string | null }>(
      `select password from account where "userId" = $1 and "providerId" = 'credential'`,
      [user],
    )
    const kept = rows[0]?.password
    return !!kept && (await verify(kept, password))
  },
  async stateOf(user) {
    const { rows } = await pool.query<{ password: boolean; factor: boolean }>(
      `select exists (select 1 from account a where a."userId" = u.id and a.password is not null) as password,
        coalesce(u."twoFactorEnabled", false) as factor from "user" u where u.id = $1`,
      [user],
    )
    return rows[0] ?? { password: false, factor: false }
  },
})

type Auth = { $context: Promise<{ secret: string }> }

async function decryptedSecret(pool: pg.Pool, auth: Auth, user: string): Promise<string> {
  const { rows } = await pool.query<{ secret: string }>(
    'select secret from "twoFactor" where "userId" = $1',
    [user],
  )
  return await openedBy(auth, rows[0]?.secret ?? '')
}

const sealedBy = async (auth: Auth, data: string): Promise<string> =>
  await symmetricEncrypt({ key: (await auth.$context).secret, data })
const openedBy = async (auth: Auth, data: string): Promise<string> =>
  await symmetricDecrypt({ key: (await auth.$context).secret, data })

/** One answer for a wrong name, password or code: the difference helps only somebody who tries. */
const wrong = () => problem('not-signed-in', { key: 'platform:problem.wrong-sign-in' })

const cookieAttributes = (secure: boolean) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure,
  path: '/',
})

const signed = (token: string, secret: Buffer) =>
  encodeURIComponent(
    `${token}.${createHmac('sha256', secret.toString('hex')).update(token).digest('base64')}`,
  )

/** The session cookie as the ceremony makes it, for a token that another way in has made. */
export function cookieOf(
  token: string,
  { secret, seconds, secure }: { secret: Buffer; seconds: number; secure: boolean },
): string {
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  return `${cookieName}=${signed(token, secret)}; ${attributes}`
}

/** Token of a request's session cookie, when its signature is right. */
export function tokenOf(cookies: Record<string, string | undefined>, secret: Buffer): string | undefined {
  const value = cookies[cookieName]
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return undefined
  const token = value.slice(0, dot)
  return encodeURIComponent(value) === signed(token, secret) ? token : undefined
}

export const sessionKey = (token: string): Buffer => createHash('sha256').update(token).digest()
/** A password a person can type from paper: five groups, no look-alikes. */
export function newPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letters = Array.from(randomBytes(20), b => alphabet[b % alphabet.length])
  return [0, 4, 8, 12, 16].map(i => letters.slice(i, i + 4).join('')).join('-')
}
