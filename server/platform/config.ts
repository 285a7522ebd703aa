import { resolve } from 'node:path'

/** What a node is told from outside. Everything else is in the blueprint or the database. */
export interface Config {
  mode: 'demo' | 'serve' | 'tool'
  /** Where keys, files outside the database and the embedded cluster live. */
  data: string
  host: string
  port: number
  /** Owner's connection; absent: the embedded cluster. */
  databaseUrl: string | undefined
  /** App role's connection when the administrator prefers two logins; absent: the owner's login with the app role set. */
  databaseAppUrl: string | undefined
  tls: { cert: string; key: string } | undefined
  web: string
}

export interface ConfigInput {
  mode: Config['mode']
  root: string
  env: NodeJS.ProcessEnv
  tls?: { cert: string; key: string }
  host?: string
}

/** Every variable that anything of this project reads: a misspelt one is told, never passed over. */
const known = [
  'SARHAD_PORT',
  'SARHAD_DATA',
  // of tests and benchmarks
  'SARHAD_REFERENCE_DATA',
  'SARHAD_CHROMIUM',
  'SARHAD_LONG',
  'SARHAD_WALKS',
  'SARHAD_SEED',
]

/** Variables that begin like ours and mean nothing here, each with the name that was probably meant. */
export function unknownVariables(env: NodeJS.ProcessEnv): { name: string; nearest: string }[] {
  const apart = (name: string) => (one: string, other: string) => distance(name, one) - distance(name, other)
  return Object.keys(env)
    .filter(name => name.startsWith('SARHAD_') && !known.includes(name))
    .sort()
    .map(name => ({ name, nearest: [...known].sort(apart(name))[0] ?? '' }))
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Reads the environment. @throws Error with a plain sentence when a value cannot be meant. */
export function readConfig({ mode, root, env, tls, host }: ConfigInput): Config {
  const [unknown] = unknownVariables(env)
  if (unknown)
    throw new Error(
      `${unknown.name} is no setting of Sarhad. Perhaps ${unknown.nearest} was meant? Unset it or correct it, and start again.`,
    )
  const port = Number(env.SARHAD_PORT ?? 4600)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`SARHAD_PORT is "${env.SARHAD_PORT}". It must be a port number from 0 to 65535.`)
  const address = host ?? '127.0.0.1'
  const loopback = address === '127.0.0.1' || address === '::1' || address === 'localhost'
  if (!loopback && !tls)
    throw new Error(
      `Listening on ${address} needs --tls-cert and --tls-key: beyond this machine nothing goes unencrypted.`,
    )
  if (mode === 'demo' && !loopback) throw new Error('The demonstration listens on this machine only.')
  return {
    mode,
    data: resolve(env.SARHAD_DATA ?? `${root}/.sarhad`),
    host: address,
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    databaseAppUrl: env.DATABASE_APP_URL || undefined,
    tls,
    web: `${root}/dist/web`,
  }
}
