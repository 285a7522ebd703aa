import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import {
  ActionCounts,
  CheckpointRows,
  ExportRow,
  ExportRows,
  FoundLines,
  KnownOfficers,
  LogHeads,
  OversightJob,
} from '../../../contracts/oversight.ts'
import { Problem } from '../../../contracts/problem.ts'
import { perform } from '../../platform/action.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import { recordRefusal } from '../../platform/ledger.ts'
import { mayDo } from '../../platform/permissions.ts'
import { problem } from '../../platform/problems.ts'
import {
  answerExport,
  checkpoints,
  counts,
  download,
  listExports,
  logs,
  officers,
  proposeExport,
  search,
  startCheck,
  startExport,
  stopJob,
} from './actions/index.ts'
import { jobShown } from './jobs.ts'
import { jobOf } from './store/jobs.ts'

export function routes(http: Http): void {
  const { act } = http
  act('GET', '/oversight/logs', logs, {
    answer: LogHeads,
    summary: 'Logs of this node with their signed ends',
  })
  act('GET', '/oversight/lines', search, {
    answer: FoundLines,
    summary: 'Lines of a log by action, officer, place, time and subject; identifiers and facts only',
  })
  act('GET', '/oversight/officers', officers, {
    answer: KnownOfficers,
    summary: 'Officers whose ids stand in the logs',
  })
  act('GET', '/oversight/checkpoints', checkpoints, {
    answer: CheckpointRows,
    summary: 'Signed states of a log, each with its signature tried',
  })
  act('GET', '/oversight/counts', counts, {
    answer: ActionCounts,
    summary: 'How often each thing was done on each of the last days',
  })
  act('GET', '/oversight/exports', listExports, {
    answer: ExportRows,
    summary: 'Exports asked for at this place',
  })
  act('POST', '/oversight/exports', proposeExport, {
    answer: ExportRow,
    summary: 'Ask for a bundle of evidence, which another person approves',
    status: 201,
  })
  act('POST', '/oversight/exports/:export/answers', answerExport, {
    answer: ExportRow,
    summary: 'Approve or decline an export',
    status: 201,
  })
  act('POST', '/oversight/exports/:export/jobs', startExport, {
    answer: OversightJob,
    summary: 'Make the bundle of an approved export',
    status: 202,
  })
  act('POST', '/oversight/checks', startCheck, {
    answer: OversightJob,
    summary: 'Check a log of this node as the offline verifier would',
    status: 202,
  })
  act('POST', '/oversight/jobs/:job/stop', stopJob, {
    answer: OversightJob,
    summary: 'Stop a check or an export',
  })
  job(http)
  file(http)
}

/** How far a job is: about no person, and asked every second, so it leaves no line; a refusal does. */
function job({ app, identity, platform }: Http): void {
  app.get(
    '/api/oversight/jobs/:job',
    {
      schema: {
        summary: 'How a check or an export stands',
        operationId: 'oversight.job',
        tags: ['oversight'],
        params: z.object({ job: z.uuid() }),
        response: { 200: OversightJob, default: Problem },
      },
    },
    async request => {
      const actor = await identity.who(request)
      const verdict = mayDo(platform.permissions, actor, { name: 'oversight.job', needs: 'desk' })
      const now = platform.clock.now()
      if (!verdict.ok) {
        const line = { site: actor.site, id: newId(), at: now, actor, action: 'oversight.job' }
        await recordRefusal(platform, line, verdict.reason)
        throw problem('not-permitted', verdict.reason)
      }
      const { success, data } = z.object({ job: z.uuid() }).safeParse(request.params)
      const row = success ? await jobOf(over(platform.database.pool('desk')), data.job) : undefined
      if (!row) throw problem('not-found', { key: 'oversight:refusal.no-job' })
      return jobShown(platform, row, now)
    },
  )
}

/** Not `http.act`: the answer is a file, not JSON. */
function file({ app, identity, platform }: Http): void {
  app.get(
    '/api/oversight/jobs/:job/file',
    {
      schema: {
        summary: 'The bundle of an approved export: tar, gzipped',
        operationId: download.name,
        tags: ['oversight'],
        params: z.object({ job: z.uuid() }),
        produces: ['application/gzip'],
      },
    },
    async (request, reply) => {
      const actor = await identity.who(request)
      const { file, name } = await perform(platform, download, actor, newId(), request.params)
      return reply
        .type('application/gzip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(createReadStream(file))
    },
  )
}
