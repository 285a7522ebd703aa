import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import type { Http } from '../../platform/http.ts'
import { recordRefusal } from '../../platform/ledger.ts'
import { type Actor, mayDo } from '../../platform/permissions.ts'
import { invalid, problem } from '../../platform/problems.ts'

/**
 * Who asks, when the answer is about no person (ages of lists, progress of an import): a look of this kind leaves no line, or
 * the log would be mostly progress bars; a refusal does. @throws Refusal `not-signed-in` or `not-permitted`.
 */
export async function allowed(
  { identity, platform }: Http,
  request: FastifyRequest,
  name: string,
): Promise<Actor> {
  const actor = await identity.who(request)
  const verdict = mayDo(platform.permissions, actor, { name, needs: 'desk' })
  if (verdict.ok) return actor
  await recordRefusal(
    platform,
    { site: actor.site, id: newId(), at: platform.clock.now(), actor, action: name },
    verdict.reason,
  )
  throw problem('not-permitted', verdict.reason)
}

export function sound<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(i => ({ path: i.path.join('.'), key: `platform:invalid.${i.code}` })))
}
