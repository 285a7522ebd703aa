import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { start } from '../server/main.ts'
import { readConfig } from '../server/platform/config.ts'
import { root } from '../server/root.ts'
import { untilStopped } from './signals.ts'

/** `sarhad serve [--host … --tls-cert … --tls-key …]` */
export async function serve(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { host: { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' } },
  })
  const [cert, key] = [values['tls-cert'], values['tls-key']]
  if ((cert === undefined) !== (key === undefined)) throw new Error('--tls-cert and --tls-key go together.')
  const config = readConfig({
    mode: 'serve',
    root,
    env: process.env,
    ...(cert && key && { tls: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } }),
    ...(values.host && { host: values.host }),
  })
  const running = await start(config, line => console.log(line))
  console.log(`Sarhad serves at ${running.url}`)
  await untilStopped()
  await running.stop()
  return 0
}
