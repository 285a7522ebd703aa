import { z } from 'zod'
import { SiteId } from '../../../contracts/posts.ts'
import { dayAt } from '../../platform/clock.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import { sameBytes } from '../../platform/keys.ts'
import * as posts from '../posts/index.ts'
import { languages, publicWords } from './form/words.ts'
import * as store from './store.ts'
import { checkOf, siteFromAddress } from './verification.ts'

const Asked = z.object({
  site: z.string().max(40).transform(siteFromAddress).pipe(SiteId),
  number: z.string().max(40),
  check: z.string().max(20),
})

/** Whether a form is real, for whoever holds the paper: number, post and day, nothing about a person. No session. */
export function publicRoutes({ app, platform }: Http): void {
  app.get(
    '/public/refusals/:site/:number',
    { schema: { hide: true }, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const asked = Asked.safeParse({ ...(request.query as object), ...(request.params as object) })
      const found = asked.success ? await genuine(asked.data) : undefined
      return reply
        .status(found ? 200 : 404)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(page(found))
    },
  )

  async function genuine({ site, number, check }: z.infer<typeof Asked>) {
    const expected = checkOf(platform.keys, site, number)
    if (!sameBytes(Buffer.from(check), Buffer.from(expected))) return undefined
    const refusal = await store.refusalByNumber(over(platform.database.pool('desk')), site, number)
    const post = await posts.postOf(platform, site.split('/')[0] ?? '')
    return refusal && post && { number, post: post.name, day: dayAt(refusal.at, post.zone) }
  }
}

type Found = { number: string; post: Record<(typeof languages)[number], string>; day: string }

function page(found: Found | undefined): string {
  const lines = languages.map(lang => {
    const words = publicWords[lang]
    const text = found ? words.genuine(found.number, found.post[lang], found.day) : words.unknown
    return `<p lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}">${asText(text)}</p>`
  })
  return `<!doctype html><html lang="az"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sarhad</title><style>body{font:18px/1.5 sans-serif;max-width:36em;margin:3em auto;padding:0 1em}</style>
<main>${lines.join('\n')}</main></html>`
}

const asText = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
