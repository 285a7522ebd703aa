import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../contracts/operations.ts'
import { root } from '../server/root.ts'
import { inEmergency } from '../server/testing/planted-emergency.ts'
import {
  inFiles,
  makeFiles,
  makeNode,
  inDatabase as others,
  type Planted,
  uproot,
} from '../server/testing/planted-faults.ts'
import { lookAtThis } from './doctor.ts'
import { languages, spoken } from './words.ts'

afterAll(uproot)

const inDatabase = { ...others, emergency: inEmergency }

const faultsOf = (findings: Finding[]) => findings.filter(f => f.state !== 'well').map(f => f.said.key)

/** A throw-away cluster does not sync, and the Node.js under the tests may be at its end: both are told, and true. */
const always = (f: Finding) =>
  ['fsync', 'full_page_writes'].includes(String(f.said.params?.setting)) ||
  f.said.params?.ending === 'platform-node'

const planted = [...inFiles, ...Object.values(inDatabase).flat()]
const keyOf = ({ fault }: Planted) => `operations:fault.${fault}`

/** The finding of a planted fault: its key, and a sentence that names what was planted, in every language with a next step. */
function expectNamed(findings: Finding[], p: Planted): void {
  const found = findings.filter(f => f.said.key === keyOf(p) && !always(f))
  const sentences = found.map(({ said, next }) =>
    languages.flatMap(l => [spoken(said, l), next ? spoken(next, l) : '']),
  )
  for (const sentence of sentences.flat()) expect(sentence).not.toMatch(/\{\{|^\w+:fault|undefined|^$/)
  const naming = sentences.filter(([said, next]) => `${said} ${next}`.match(p.names ?? ''))
  expect(naming, JSON.stringify({ faults: faultsOf(findings), sentences })).toHaveLength(1)
}

describe('the doctor', () => {
  it('finds nothing wrong with a node in good order', async () => {
    const node = await makeNode()
    const findings = await lookAtThis(node.env, node.more)
    expect(faultsOf(findings.filter(f => !always(f)))).toEqual([])
    expect(findings.filter(f => f.state === 'well').length).toBeGreaterThan(15)
  })

  it('says of a node that does not run that its database was not looked at', async () => {
    const { env, more } = makeFiles()
    const findings = await lookAtThis(env, more)
    expect(faultsOf(findings)).toEqual(['operations:fault.node-stopped'])
    expect(findings.at(-1)?.state).toBe('unknown')
  })

  it.each(inFiles.map(p => [p.name, p] as const))('names %s, and the next step', async (_name, p) => {
    const node = makeFiles()
    await p.plant(node)
    expectNamed(await lookAtThis(node.env, node.more), p)
  })

  for (const [group, faults] of Object.entries(inDatabase)) {
    describe(`with what is planted in ${group}`, () => {
      let findings: Finding[]
      beforeAll(async () => {
        const node = await makeNode()
        for (const { plant } of faults) await plant(node)
        findings = await lookAtThis(node.env, node.more)
      })
      it.each(faults.map(p => [p.name, p] as const))('names %s, and the next step', (_name, p) =>
        expectNamed(findings, p),
      )
    })
  }

  it('every fault that code can name was planted here, but those nobody can plant', () => {
    const sources = ['server/platform/doctor', 'server/rooms/posts', 'server/rooms/screening', 'cli'].flatMap(
      folder =>
        readdirSync(join(root, folder))
          .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
          .map(name => readFileSync(join(root, folder, name), 'utf8')),
    )
    const named = new Set(sources.join('\n').match(/\boperations:fault\.[a-z-]+[a-z]/g))
    const shown = new Set([...planted.map(keyOf), 'operations:fault.node-stopped'])
    // port-closed needs an account that may not; not-looked a check that fails in a way nobody thought of
    expect([...named].filter(key => !shown.has(key)).sort()).toEqual(
      [
        'operations:fault.ending',
        'operations:fault.database-setting',
        'operations:fault.not-looked',
        'operations:fault.port-closed',
      ].sort(),
    )
    expect(planted.length).toBeGreaterThanOrEqual(20)
  })
})
