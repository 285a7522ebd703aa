import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../../contracts/problem.ts'
import { ImportJob, ListId } from '../../../contracts/screening.ts'
import { Id } from '../../../contracts/words.ts'
import { perform } from '../../platform/action.ts'
import type { Http } from '../../platform/http.ts'
import type { Actor } from '../../platform/permissions.ts'
import { logged, problem } from '../../platform/problems.ts'
import { openImport } from './actions/imports.ts'
import { allowed, sound } from './asking.ts'
import { jobNow, runImport } from './imports/run.ts'
import { brokenOff, receive } from './imports/upload.ts'
import { isFull, openWork, partNames, workOf } from './imports/work.ts'
import { sections } from './sections.ts'

const Upload = z.object({
  list: ListId,
  /** Which file of the import; a list of one file has only `main`. */
  part: z.enum(partNames).default('main'),
  /** The import that a further file belongs to. */
  draft: Id.optional(),
})
const Start = z.object({ list: ListId, draft: Id })

/**
 * Lists come as files: `POST /api/lists/:list/versions` takes one as the body, streamed to disk. A list of one file starts at
 * once. One in the OFAC format waits for its other files (`?part=alt&draft=…`) and for `…/versions/:draft/start`.
 */
export function uploads(http: Http): void {
  void http.app.register(async app => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    app.post(
      '/api/lists/:list/versions',
      { schema: schema('Give a file of a list; a list of one file is imported at once') },
      async (request, reply) => {
        const job = await upload(http, request)
        return reply.status(202).send(await jobNow(http.platform, job))
      },
    )
    app.post(
      '/api/lists/:list/versions/:draft/start',
      { schema: schema('Import the files that were given') },
      async (request, reply) => {
        const actor = await allowed(http, request, 'screening.importList')
        const { list, draft } = sound(Start, request.params)
        await ownDraft(http, actor, list, draft)
        start(http, actor, draft)
        return reply.status(202).send(await jobNow(http.platform, draft))
      },
    )
  })
}

const schema = (summary: string) => ({
  summary,
  tags: ['screening'],
  response: { 202: ImportJob, default: Problem },
})

async function upload(http: Http, request: FastifyRequest): Promise<string> {
  const { platform } = http
  const actor = await allowed(http, request, 'screening.openImport')
  const { list, part, draft } = sound(Upload, { ...(request.query as object), ...(request.params as object) })
  const settings = await platform.references.find(sections.lists, list)
  const body = request.body as NodeJS.ReadableStream | undefined
  if (!settings) throw problem('not-found', { key: 'screening:refusal.no-list' })
  if (!body || typeof body.pipe !== 'function' || (part !== 'main' && settings.format !== 'ofac'))
    throw problem('invalid-input', { key: 'screening:refusal.no-file' }, 400)
  if (draft) await ownDraft(http, actor, list, draft)
  else if (isFull(platform)) throw problem('too-many', { key: 'screening:refusal.too-many-imports' })
  const job = draft ?? (await perform(platform, openImport, actor, pressOf(request), { list })).id
  // The same press again, perhaps because the answer was lost: it finds its job and sends nothing twice (I-45).
  if (!draft && (workOf(platform, job) || (await jobNow(platform, job)).step !== 'waiting')) {
    body.resume()
    return job
  }
  await receive(platform, job, openWork(platform, job, actor.id), part, body)
  // Whoever pressed stop while the last bytes were on their way was told that nothing comes of it.
  if (request.socket.destroyed) throw await brokenOff(platform, job)
  if (settings.format !== 'ofac') start(http, actor, job)
  return job
}

function pressOf(request: FastifyRequest): string {
  const given = z.uuid().safeParse(request.headers['sarhad-request'])
  if (!given.success) throw problem('invalid-input', { key: 'platform:problem.request-id' }, 400)
  return given.data
}

/** Files are added to an import, and it is started, by whoever opened it, while it waits. */
async function ownDraft({ platform }: Http, actor: Actor, list: string, draft: string): Promise<void> {
  const work = workOf(platform, draft)
  const job = await jobNow(platform, draft)
  if (!work || job.list !== list || work.openedBy !== actor.id)
    throw problem('not-found', { key: 'screening:refusal.no-job' })
  if (work.running || job.step !== 'waiting') throw problem('too-late', { key: 'screening:refusal.too-late' })
}

/** Runs beside requests; how it goes is asked of the job. */
function start({ platform }: Http, actor: Actor, job: string): void {
  const files = workOf(platform, job)?.files ?? {}
  runImport(platform, actor, job, files).catch(error => platform.log.error(logged(error), 'import ended'))
}
