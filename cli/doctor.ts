import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { CheckState, Finding } from '../contracts/operations.ts'
import { checks } from '../server/app.ts'
import { makeNode, type Prepared, runningNode } from '../server/node.ts'
import { type Config, readConfig, unknownVariables } from '../server/platform/config.ts'
import { asOwner } from '../server/platform/database.ts'
import { examine, fault, usualLimits, well } from '../server/platform/doctor/index.ts'
import type { Ask, Examined } from '../server/platform/platform.ts'
import { readMigrations, root } from '../server/root.ts'
import { type Language, languages, spoken } from './words.ts'

const say = (line: string) => console.log(line)

/** `sarhad doctor [--lang az|en|ru|fa] [--tls-cert FILE --tls-key FILE]`: exit code 1 when something is wrong or could not be looked at. */
export async function doctor(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { lang: { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' } },
  })
  const language = languages.find(l => l === (values.lang ?? 'en'))
  if (!language) throw new Error(`--lang is one of ${languages.join(', ')}.`)
  const [cert, key] = [values['tls-cert'], values['tls-key']]
  const findings = await lookAtThis(process.env, {
    ...(cert && { tls: { cert: readFileSync(cert, 'utf8'), key: key && readFileSync(key, 'utf8') } }),
  })
  return report(findings, language)
}

/** What the doctor finds from outside the node: files first, then the database, then what only the program can tell. */
export async function lookAtThis(env: NodeJS.ProcessEnv, more: Partial<Examined> = {}): Promise<Finding[]> {
  const config = readConfig({ mode: 'tool', root, env: withoutUnknown(env) })
  const node = await runningNode(config)
  const examined: Examined = {
    now: new Date(),
    env,
    limits: usualLimits,
    data: config.data,
    web: config.web,
    formFonts: join(root, 'server/platform/print/fonts'),
    migrations: migrations(),
    ...(!node && { port: config.port }),
    ...more,
  }
  if (!node)
    return [...(await examine(examined, checks)), fault('node', 'unknown', 'operations:fault.node-stopped')]
  return await withDatabase(config, node, examined)
}

async function withDatabase(config: Config, node: Prepared, examined: Examined): Promise<Finding[]> {
  try {
    return await asOwner(node.ownerUrl, async client => {
      const ask: Ask = async <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
        (await client.query(text, values)).rows as R[]
      const files = await examine({ ...examined, ask }, checks)
      return [...well('database'), ...files, ...(await fromInside(config, node, { ...examined, ask }))]
    })
  } catch (error) {
    const away = fault('database', 'wrong', 'operations:fault.database-away', {
      code: (error as { code?: string }).code ?? '?',
    })
    return [...(await examine(examined, checks)), away]
  }
}

/** Lists, people and what ends are read by the program itself, which needs whole keys and a database of its shape. */
async function fromInside(config: Config, node: Prepared, examined: Examined): Promise<Finding[]> {
  if (!['master', 'node.pem', 'sessions'].every(name => existsSync(join(config.data, 'keys', name))))
    return []
  const app = await makeNode(config, node, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    return await examine(
      { now: examined.now, env: examined.env, limits: examined.limits, platform: app.platform },
      checks.filter(check => !['disk', 'memory', 'settings'].includes(check.name)),
    )
  } finally {
    await app.close()
  }
}

/** A misspelt setting is one of the findings here and does not end the look. */
function withoutUnknown(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unknown = new Set(unknownVariables(env).map(u => u.name))
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unknown.has(name)))
}

function migrations(): Map<string, string> {
  return new Map(
    readMigrations().flatMap(({ room, files }) =>
      Object.entries(files).map(([name, text]): [string, string] => [
        `${room}/${name}`,
        createHash('sha256').update(text).digest('hex'),
      ]),
    ),
  )
}

const order: CheckState[] = ['wrong', 'unknown', 'watch', 'well']

function report(findings: Finding[], language: Language): number {
  const label = (key: string) => spoken({ key }, language)
  const shown = [...findings].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  for (const { check, state, said, next } of shown) {
    say(
      `${label(`operations:state.${state}`).padEnd(10)} ${label(`operations:check.${check}`)}: ${spoken(said, language)}`,
    )
    if (next) say(`${''.padEnd(10)} → ${spoken(next, language)}`)
  }
  return findings.some(f => f.state === 'wrong' || f.state === 'unknown') ? 1 : 0
}
