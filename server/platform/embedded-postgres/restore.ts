import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { syncFolder } from './initialise.ts'
import { choosePlace } from './place.ts'
import { CannotStart } from './trouble.ts'

export interface RestoreOptions {
  /** Directory for the cluster; must hold none. */
  data: string
  /** Where node_modules lies. */
  clone: string
  /** The superuser's password in the copy. */
  password: string
  /** Puts the files of a cluster into a directory, owned by this account, and resolves when they are on disk and right. */
  unpack(into: string, owner: { uid: number; gid: number } | undefined): Promise<void>
}

/**
 * Makes a cluster of a copy, in a temporary directory that is renamed at the end: what was broken off looks like no data.
 * @throws CannotStart when there is a cluster already; what `unpack` throws
 */
export async function restoreCluster({ data, clone, password, unpack }: RestoreOptions): Promise<void> {
  const place = choosePlace(clone, data)
  if (existsSync(place.cluster))
    throw new CannotStart(
      `There is a database in ${place.home} already. Restore into an empty folder: set SARHAD_DATA to one.`,
    )
  const temporary = join(place.home, `${basename(place.cluster)}.new-${process.pid}-${randomUUID()}`)
  try {
    mkdirSync(temporary, { mode: 0o700 })
    if (place.account) chownSync(temporary, place.account.uid, place.account.gid)
    await unpack(temporary, place.account)
    writeFileSync(place.password, password, { mode: 0o600 })
    renameSync(temporary, place.cluster)
    syncFolder(place.home)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
