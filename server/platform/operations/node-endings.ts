import { X509Certificate } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Ending } from '../platform.ts'

/**
 * Days on which fixes end, by major version. Node: the release schedule of the Node.js Release working group.
 * PostgreSQL: five years after the first release of a major version (its versioning policy).
 */
const nodeEnds: Record<number, string> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
}
/** A backup a night, and two hours for the night's to be made. */
const backupLives = 26 * 3_600_000
const postgresEnds: Record<number, string> = { 18: '2030-11-14' }

const endOf = (table: Record<number, string>, major: number): Date | null =>
  table[major] ? new Date(`${table[major]}T23:59:59Z`) : null

/** What ends by itself on any node, whatever its rooms keep: certificate, runtimes, keys. */
export const nodeEndings: Ending[] = [
  {
    kind: 'platform-certificate',
    of: [],
    read: async ({ place }) => {
      if (!place.certificate) return []
      const { validTo, subject } = new X509Certificate(place.certificate)
      return [{ id: 'tls', label: subject.split('\n').at(-1) ?? '', at: new Date(validTo) }]
    },
  },
  {
    kind: 'platform-node',
    of: [],
    read: async () => {
      const major = Number(process.versions.node.split('.')[0])
      return [{ id: 'node', label: process.versions.node, at: endOf(nodeEnds, major) }]
    },
  },
  {
    kind: 'platform-postgresql',
    of: [],
    read: async ({ database }) => {
      const { rows } = await database
        .pool('desk')
        .query<{ number: string; version: string }>(
          `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
        )
      const major = Math.floor(Number(rows[0]?.number ?? 0) / 10_000)
      return [{ id: 'postgresql', label: rows[0]?.version ?? '', at: endOf(postgresEnds, major) }]
    },
  },
  {
    kind: 'platform-backup',
    of: [],
    warn: [0.5, 0.25, 0.1],
    fresh: true,
    read: async ({ database }) => {
      const { rows } = await database
        .pool('desk')
        .query<{ at: Date }>('select at from platform.backup order by at desc limit 1')
      return rows.map(({ at }) => ({
        id: 'last',
        label: at.toISOString(),
        at: new Date(at.getTime() + backupLives),
      }))
    },
  },
  {
    kind: 'platform-key',
    of: [],
    // They have no end, and that stands on the page: who looks for the key's date must not believe it forgotten.
    read: async ({ place }) =>
      place.data === undefined
        ? []
        : ['master', 'node.pem'].map(name => ({
            id: name,
            label: keyLabel(join(place.data ?? '', 'keys', name)),
            at: null,
          })),
  },
]

/** `node.pem · 2026-03-17`: the file and the day it was made or put here. */
function keyLabel(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  const made = statSync(path, { throwIfNoEntry: false })?.mtime.toISOString().slice(0, 10)
  return made ? `${name} · ${made}` : name
}

/** Ends that are nobody's to prevent: why each column is absent from the page. */
export const noNodeEndings: Record<string, string> = {
  'platform.session.ends_at':
    'A session ends with its shift, fourteen hours after it was opened at the latest.',
  'sign_in.session.expiresAt': 'The same session, as the library of the ceremony keeps it.',
  'sign_in.account.accessTokenExpiresAt': 'No outside sign-in is in use; the library’s column stays empty.',
  'sign_in.account.refreshTokenExpiresAt': 'No outside sign-in is in use; the library’s column stays empty.',
  'sign_in.verification.expiresAt': 'A step between password and code, a few minutes long.',
  'sign_in.twoFactor.lockedUntil': 'A wait after wrong codes; it ends by itself.',
}
