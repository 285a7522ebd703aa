import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { backUp, keysOf, restore } from '../server/backup.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { openKeyCopy, sealKeys } from '../server/platform/backup/key-copy.ts'
import { readConfig } from '../server/platform/config.ts'
import { newPassword } from '../server/platform/sign-in.ts'
import { root } from '../server/root.ts'
import { checkInvariants } from '../server/testing/invariants/index.ts'

const say = (line: string) => console.log(line)

/** `sarhad backup FOLDER`, `sarhad backup keys FILE` */
export async function backup(words: string[]): Promise<number> {
  const [first, second, ...rest] = words
  if (!first || rest.length || (first === 'keys') !== (second !== undefined))
    throw new Error('Say where to: sarhad backup FOLDER, or sarhad backup keys FILE')
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const node = await reachNode(config, say)
  try {
    if (second !== undefined) return await copyKeys(second, await keysOf(config))
    const app = await makeNode(config, node, pino({ level: 'silent' }), 'http://127.0.0.1')
    try {
      const folder = await backUp(config, node, app, first, say)
      say(`The backup is whole: ${folder}`)
      say(
        'In it, whoever holds it reads officers’ names, lists, times and places. Travellers, documents and notes are sealed: they open',
      )
      say('only with the keys, which are not in it. Keep those apart: sarhad backup keys FILE')
      return 0
    } finally {
      await app.close()
    }
  } finally {
    await node.stop()
  }
}

async function copyKeys(file: string, keys: Record<string, string>): Promise<number> {
  if (existsSync(file))
    throw new Error(`${file} is there already. Name another: an older copy of keys may still be needed.`)
  const passphrase = newPassword()
  writeFileSync(file, sealKeys(keys, passphrase), { mode: 0o600, flag: 'wx' })
  say(`The keys are in ${file}, sealed. They do not change: one copy serves every backup of this node.`)
  say('')
  say(`  Passphrase, shown once:  ${passphrase}`)
  say('')
  say(
    'Keep file and passphrase in two places, both away from the backups. Without them no backup can be restored.',
  )
  return 0
}

/** `sarhad restore FOLDER --keys FILE [--passphrase-file FILE] [--exercise]` */
export async function restoreNode(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      keys: { type: 'string' },
      'passphrase-file': { type: 'string' },
      exercise: { type: 'boolean' },
    },
  })
  const [folder] = positionals
  if (!folder || !values.keys)
    throw new Error('Say which backup and which keys: sarhad restore FOLDER --keys FILE')
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const copy = readFileSync(values.keys, 'utf8')
  const given = values['passphrase-file']
  const keys = openKeyCopy(copy, given ? readFileSync(given, 'utf8').trim() : await askPassphrase())
  const { backup, life } = await restore(config, {
    folder,
    keys,
    say,
    exercise: !!values.exercise,
    look: async (app, query) =>
      (await checkInvariants({ query, platform: app.platform })).flatMap(({ invariant, broken = [] }) =>
        broken.map(found => `${invariant.id}: ${found}`),
      ),
  })
  say(
    `The backup of ${backup.begun} stands in ${config.data} and was checked: every log is as it was signed, every invariant holds.`,
  )
  say(`It is another node now: copy ${life.instance}, epoch ${life.epoch}. Everybody signs in anew.`)
  say(
    values.exercise
      ? 'This was an exercise: delete the folder, and never serve it beside the original.'
      : 'Never start the original again: both would go on with the same log. Now: sarhad serve',
  )
  return 0
}

async function askPassphrase(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question('Passphrase of the keys: ')).trim()
  } finally {
    terminal.close()
  }
}
