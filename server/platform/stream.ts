import type { Http } from './http.ts'
import type { News } from './live.ts'

const beatMs = 5000

/**
 * `GET /api/live`: server-sent events read by `fetch`. Each tells that something of the reader's own site changed, by
 * identifiers only; the screen asks again through an action, where permission is judged. A beat every five seconds lets
 * the screen know how old its stream is; a session that ended ends its stream (I-21).
 */
export function streamNews({ app, identity, platform }: Http): void {
  const open = new Set<{ end(): void }>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end() // a stream never ends by itself, and closing waits for what is open
  })
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const actor = await identity.who(request)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const write = (event: string, data: unknown) =>
      raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    const mine = ({ site, action }: News) =>
      site === actor.site || site === '' || action === 'blueprint.apply'
    const stopHearing = platform.live.hear(news => {
      if (mine(news) && !news.action.startsWith('platform.'))
        write('news', { action: news.action, subject: news.subject })
      else if (mine(news)) write('news', { action: 'platform.changed', subject: null })
    })
    const beat = setInterval(async () => {
      const stands = await identity.stands(request).catch(() => true) // the database is away: say so by silence, not by signing out
      if (stands) write('beat', { at: platform.clock.now().toISOString() })
      else raw.end()
    }, beatMs)
    write('beat', { at: platform.clock.now().toISOString() })
    open.add(raw)
    raw.on('close', () => {
      open.delete(raw)
      clearInterval(beat)
      stopHearing()
    })
  })
}
