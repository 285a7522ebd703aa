import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { CannotStart, OR_DATABASE_URL } from './trouble.ts'

/** The operating-system account that the server runs as. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Chooses the account: this process's own (undefined), except that PostgreSQL refuses root. As root it is the owner of
 * an existing cluster, else `postgres`, else `nobody`; no account is ever created.
 * @param cluster the data directory, which may not exist yet
 */
export function chooseAccount(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new CannotStart(
        `${cluster} belongs to user ${owner.uid}, and this process is user ${process.getuid()}. ` +
          'Start as the user who made it, or as root.',
      )
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = look('postgres') ?? look('nobody')
  if (!account)
    throw new CannotStart(
      'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as. ' +
        `Start Sarhad as an ordinary user. ${OR_DATABASE_URL}`,
    )
  return account
}

/** @throws CannotStart when this user has no passwd entry, without which `initdb` cannot work */
export function requirePasswdEntry(): void {
  try {
    userInfo()
  } catch {
    const uid = process.getuid?.() ?? 'unknown'
    throw new CannotStart(
      `This process runs as user ${uid}, who has no entry in the passwd file; PostgreSQL's initdb needs one. ` +
        `Run as a user who has one, or add the line "sarhad:x:${uid}:${process.getgid?.() ?? uid}::/tmp:/bin/sh" ` +
        `to /etc/passwd. ${OR_DATABASE_URL}`,
    )
  }
}

/** Asks the system itself whether the account may pass into all these directories and run all these files. */
export function canReach(account: Account | undefined, paths: string[]): boolean {
  const script = 'for path; do test -x "$path" || exit 1; done'
  const { status, error } = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...account, cwd: '/' })
  if (error)
    throw new CannotStart(
      `PostgreSQL refuses to run as root, and this root may not become another user (${error.message}). ` +
        `Start Sarhad as an ordinary user. ${OR_DATABASE_URL}`,
    )
  return status === 0
}

function look(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number(stdout.trim()) : undefined
  })
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}
