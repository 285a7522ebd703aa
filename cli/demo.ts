import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDemonstration, publishDays, renewList } from '../server/demonstration.ts'
import { start } from '../server/main.ts'
import { reachNode, sessionSecret } from '../server/node.ts'
import { readConfig } from '../server/platform/config.ts'
import { makeSignIn, newPassword } from '../server/platform/sign-in.ts'
import { root } from '../server/root.ts'
import { untilStopped } from './signals.ts'
import { traffic } from './traffic/index.ts'

const say = (line: string) => console.log(line)
const config = () => readConfig({ mode: 'demo', root, env: process.env })

/** `sarhad demo [code NAME | traffic | forget]` */
export async function demo(words: string[]): Promise<number> {
  if (words[0] === 'code') return await code(words[1])
  if (words[0] === 'forget') return forget()
  if (words[0] === 'traffic') return await traffic(words.slice(1))
  if (words[0]) throw new Error(`sarhad demo has no "${words[0]}". Try: sarhad demo --help`)
  const directory = join(root, 'blueprints/southern-border')
  const made: Awaited<ReturnType<typeof prepareDemonstration>> = []
  const running = await start(config(), say, async app => {
    made.push(...(await prepareDemonstration(app.platform, directory, newPassword)))
  })
  const keepUp = () =>
    publishDays(running.app.platform, 3).then(() => renewList(running.app.platform, directory))
  const hourly = setInterval(() => void keepUp().catch(() => {}), 3_600_000)
  say('')
  say(`  Sarhad, the demonstration: ${running.url}`)
  say('  Synthetic people only; nothing here is connected to anything.')
  if (made.length) {
    say('')
    say('  Who may sign in. These passwords are shown once:')
    for (const p of made) say(`    ${p.username.padEnd(8)} ${p.password}   ${p.duties.join(', ')}`)
    say('')
    say('  Everybody but first line has a second factor. Read it in another terminal:')
    say('    npm run sarhad -- demo code kamran')
  }
  say('')
  say('  Invented travellers at the other lanes, in another terminal:')
  say('    npm run sarhad -- demo traffic')
  say('')
  say('  Begin as aysel, first line at Bilasuvar. Ctrl-C ends.')
  await untilStopped()
  clearInterval(hourly)
  await running.stop()
  return 0
}

async function code(name: string | undefined): Promise<number> {
  if (!name) throw new Error('Whose code? Example: sarhad demo code kamran')
  const settings = config()
  const node = await reachNode(settings, () => {})
  const secret = sessionSecret(settings)
  const signIn = makeSignIn({ url: node.ownerUrl, secret, secure: false, origin: 'http://127.0.0.1' })
  try {
    const current = await signIn.currentCode(name)
    if (!current) throw new Error(`${name} has no second factor here.`)
    say(current)
    return 0
  } finally {
    await signIn.close()
    await node.stop()
  }
}

function forget(): number {
  const { data } = config()
  if (existsSync(join(data, 'running.json')))
    throw new Error('The demonstration is running. End it with Ctrl-C first.')
  rmSync(data, { recursive: true, force: true })
  say('Forgotten. The next start makes new people, passwords and keys.')
  return 0
}
