import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type pg from 'pg'
import { newId } from '../../contracts/ids.ts'

/** Which copy of the database, in which of its lives. */
export interface Life {
  instance: string
  epoch: number
}

async function lifeOf(owner: pg.Client): Promise<Life> {
  const { rows } = await owner.query<Life>('select instance, epoch from platform.node limit 1')
  if (!rows[0]) throw new Error('This database has no name: it was never started by Sarhad.')
  return rows[0]
}

/**
 * Compares the database with what is written beside the node's keys, or writes it at the first start. An older state of the
 * database, or another copy, would go on with a log that stands elsewhere already: it is not served (I-13).
 * @throws Error with the next step
 */
export async function requireSameLife(owner: pg.Client, file: string): Promise<void> {
  const life = await lifeOf(owner)
  const written = `${life.instance} ${life.epoch}\n`
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, written, { mode: 0o600 })
    return
  }
  if (readFileSync(file, 'utf8') === written) return
  throw new Error(
    `The database is not the one these keys belong to: it is copy ${life.instance} in epoch ${life.epoch}, and ${file} says otherwise. ` +
      'It was restored or exchanged without `sarhad restore`. Put the right database back, or restore a backup with `sarhad restore`.',
  )
}

/** A restored copy becomes another node: a new instance, the next epoch, nobody signed in. Written to the file of its keys too. */
export async function beginNewLife(owner: pg.Client, file: string): Promise<Life> {
  await owner.query('update platform.node set epoch = epoch + 1, instance = $1', [newId()])
  await owner.query('delete from platform.session')
  await owner.query('delete from sign_in.session')
  const life = await lifeOf(owner)
  writeFileSync(file, `${life.instance} ${life.epoch}\n`, { mode: 0o600 })
  return life
}
