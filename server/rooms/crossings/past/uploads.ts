import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { OpenPast, PastJob, PastJobOf } from '../../../../contracts/past.ts'
import { Problem } from '../../../../contracts/problem.ts'
import { type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import type { Http } from '../../../platform/http.ts'
import { recordRefusal } from '../../../platform/ledger.ts'
import { type Actor, mayDo } from '../../../platform/permissions.ts'
import { invalid, logged, problem } from '../../../platform/problems.ts'
import { openPast } from '../actions/past.ts'
import { pastJobOf, savePastJob } from '../store/index.ts'
import { pastJobNow, refusedLines, runCheck, runTake } from './run.ts'
import { closeWork, isBusy, openWork, placeFor, workOf } from './work.ts'

/** Ten million rows; whoever has more gives them in parts. */
const largest = 2 * 1024 * 1024 * 1024

/**
 * A file of the past is the body of `POST /api/past/jobs?source=…`, streamed to disk, read and compared at once. `…/take` takes it
 * over; how either goes is asked of the job. The file of refused rows says row and reason, never who.
 */
export function pastUploads(http: Http): void {
  const { platform } = http
  const schema = (summary: string) => ({
    summary,
    tags: ['crossings'],
    response: { 202: PastJob, 200: PastJob, default: Problem },
  })
  void http.app.register(async app => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    app.post(
      '/api/past/jobs',
      { schema: schema('Give a file of the past; it is read and compared') },
      async (request, reply) => {
        const job = await upload(http, request)
        return reply.status(202).send(await pastJobNow(platform, job))
      },
    )
    app.post(
      '/api/past/jobs/:job/take',
      { schema: schema('Take over what was compared') },
      async (request, reply) => {
        const actor = await allowed(http, request, 'crossings.takePast')
        const job = await ownJob(platform, actor, request)
        if (job.step === 'checked') {
          if (isBusy(platform)) throw problem('too-many', { key: 'past:refusal.busy' })
          openWork(platform, job.id).running = true
          beside(platform, runTake(platform, actor, job.id))
        }
        return reply.status(202).send(await pastJobNow(platform, job.id))
      },
    )
  })
  http.app.get(
    '/api/past/jobs/:job',
    { schema: schema('How an import of the past stands') },
    async request => {
      const actor = await allowed(http, request, 'crossings.pastJob')
      return await pastJobNow(platform, (await ownJob(platform, actor, request)).id)
    },
  )
  http.app.get(
    '/api/past/jobs/:job/refused',
    {
      schema: {
        summary: 'Rows that are not taken over, with row and reason, as a file',
        tags: ['crossings'],
      },
    },
    async (request, reply) => {
      const actor = await allowed(http, request, 'crossings.pastJob')
      const job = await ownJob(platform, actor, request)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused-rows.csv"')
        .send(Readable.from(refusedLines(platform, job.id)))
    },
  )
}

async function upload(http: Http, request: FastifyRequest): Promise<string> {
  const { platform } = http
  const actor = await allowed(http, request, 'crossings.openPast')
  const body = request.body as NodeJS.ReadableStream | undefined
  if (!body || typeof body.pipe !== 'function')
    throw problem('invalid-input', { key: 'past:refusal.no-file' }, 400)
  const press = z.uuid().safeParse(request.headers['sarhad-request'])
  if (!press.success) throw problem('invalid-input', { key: 'platform:problem.request-id' }, 400)
  if (isBusy(platform)) throw problem('too-many', { key: 'past:refusal.busy' })
  const { job } = await perform(platform, openPast, actor, press.data, sound(OpenPast, request.query))
  const known = await pastJobOf(over(platform.database.pool('desk')), job)
  // the same press again, perhaps because the answer was lost: it finds its job and sends nothing twice (I-45)
  if (workOf(platform, job) || known?.step !== 'waiting') {
    body.resume()
    return job
  }
  const work = openWork(platform, job)
  work.running = true
  const file = await placeFor(work)
  let size = 0
  const limit = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length
      if (size > largest) done(new Error('too large'))
      else done(null, piece)
    },
  })
  try {
    await pipeline(body, limit, createWriteStream(file, { mode: 0o600 }))
  } catch {
    await closeWork(platform, job)
    const why = size > largest ? 'too-large' : 'upload-broken'
    await savePastJob(platform, job, { step: 'failed', problem: why })
    throw problem(why, { key: `past:trouble.${why}` }, size > largest ? 413 : 400)
  }
  beside(platform, runCheck(platform, job, file))
  return job
}

/** Runs beside requests. */
const beside = (platform: Platform, run: Promise<unknown>) =>
  void run.catch(error => platform.log.error(logged(error), 'import of the past ended'))

async function ownJob(platform: Platform, actor: Actor, request: FastifyRequest) {
  const { job } = sound(PastJobOf, request.params)
  const row = await pastJobOf(over(platform.database.pool('desk')), job)
  if (!row || row.site !== actor.site) throw problem('not-found', { key: 'past:refusal.no-job' })
  return row
}

/** Who asks, when the answer is about no person; a refusal leaves its line. */
async function allowed({ identity, platform }: Http, request: FastifyRequest, name: string): Promise<Actor> {
  const actor = await identity.who(request)
  const verdict = mayDo(platform.permissions, actor, { name, needs: 'desk' })
  if (verdict.ok) return actor
  const line = { site: actor.site, id: newId(), at: platform.clock.now(), actor, action: name }
  await recordRefusal(platform, line, verdict.reason)
  throw problem('not-permitted', verdict.reason)
}

function sound<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(i => ({ path: i.path.join('.'), key: `platform:invalid.${i.code}` })))
}
