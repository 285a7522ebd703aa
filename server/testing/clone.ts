import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { asOwner } from '../platform/database.ts'

export interface Clone {
  ownerUrl: string
  appUrl: string
  drop(): Promise<void>
}

/** A database of its own for one test file. */
export async function cloneDatabase(): Promise<Clone> {
  const { url, template, appPassword } = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(url, client =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  )
  const owner = new URL(url)
  owner.pathname = `/${name}`
  const app = new URL(owner)
  app.username = 'sarhad_app'
  app.password = appPassword
  return {
    ownerUrl: owner.href,
    appUrl: app.href,
    drop: () =>
      asOwner(url, async client => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}
