import { rmSync, writeFileSync } from 'node:fs'
import { pino } from 'pino'
import type { App } from './assemble.ts'
import { addressFile, makeNode, prepareNode, type Say } from './node.ts'
import type { Config } from './platform/config.ts'
import { serveWeb } from './platform/web.ts'

export interface Running {
  app: App
  url: string
  stop(): Promise<void>
}

const portsTried = 20

/** Start: config → database → app → listen. A busy port is passed over and the one taken is part of the answer. */
export async function start(config: Config, say: Say, ready?: (app: App) => Promise<void>): Promise<Running> {
  const log = pino({ level: config.mode === 'demo' ? 'warn' : 'info' })
  let stop: () => Promise<void> = async () => {}
  const prepared = await prepareNode(config, say, reason => {
    say(reason)
    void stop().finally(() => process.exit(1))
  })
  const app = await makeNode(config, prepared, log, '')
  stop = async () => {
    rmSync(addressFile(config), { force: true })
    await app.close()
    await prepared.stop()
  }
  try {
    await ready?.(app)
    await serveWeb(app.http.app, config.web)
    const port = await listen(app, config)
    const url = `${config.tls ? 'https' : 'http'}://${config.host}:${port}`
    app.platform.origin = url
    writeFileSync(addressFile(config), `${url}\n`, { mode: 0o600 })
    return { app, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listen(app: App, { host, port }: Config): Promise<number> {
  for (let at = port; ; at++) {
    try {
      await app.http.app.listen({ host, port: at })
      const address = app.http.app.server.address()
      return typeof address === 'object' && address ? address.port : at
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE' || port === 0 || at >= port + portsTried)
        throw error
    }
  }
}
