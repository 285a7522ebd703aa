import { createHash, createHmac, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor, username } from 'better-auth/plugins'
import pg from 'pg'
import { problem } from './problems.ts'

/** What a step of the ceremony ended with. Cookies go to the browser as they are. */
export type SignInStep =
  | { state: 'signed-in'; token: string; user: string; cookies: string[] }
  | { state: 'code-needed'; cookies: string[] }

/** The ceremony only: password, second factor, its own tables. Sessions are judged by one select of ours, never by its cookie cache. */
export interface SignIn {
  withPassword(name: string, password: string): Promise<SignInStep>
  withCode(code: string, cookie: string): Promise<SignInStep>
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
    withCode: async (code, cookie) =>
      stepOf(
        await asked(
          auth.api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }), asResponse: true }),
        ),
      ),
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

async function decryptedSecret(
  pool: pg.Pool,
  auth: { $context: Promise<{ secretConfig: unknown; secret: string }> },
  user: string,
) {
  const { symmetricDecrypt } = await import('better-auth/crypto')
  const { rows } = await pool.query<{ secret: string }>(
    'select secret from "twoFactor" where "userId" = $1',
    [user],
  )
  const context = await auth.$context
  return await symmetricDecrypt({ key: context.secret, data: rows[0]?.secret ?? '' })
}

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
