import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../app.ts'
import { prepareDemonstration } from '../demonstration.ts'
import { asOwner } from '../platform/database.ts'
import { startEmbedded } from '../platform/embedded-postgres/index.ts'
import { root } from '../root.ts'
import { makeTestApp, password } from './node.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { url: string; template: string; appPassword: string }
  }
}

const template = 'sarhad_template'

/**
 * One throw-away cluster for a run, without fsync. Migrated and filled with the named world once, in a template that
 * nobody connects to afterwards; each test file clones it (13 ms).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'sarhad-test-'))
  chmodSync(data, 0o755) // the server's own account must reach its directory below
  const cluster = await startEmbedded({ data, fsync: false, port: 0, settings: { max_connections: '300' } })
  const appPassword = 'a-password-of-the-test-cluster'
  await asOwner(cluster.url('postgres'), client => client.query(`create database ${template}`))
  const ownerUrl = cluster.url(template)
  await prepareDatabase(ownerUrl, appPassword)
  const app = await makeTestApp({ ownerUrl, appUrl: undefined })
  await prepareDemonstration(app.platform, join(root, 'blueprints/southern-border'), () => password)
  await app.sequencer.tick()
  await app.close()
  project.provide('cluster', { url: cluster.url('postgres'), template, appPassword })
  return async () => {
    await cluster.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
