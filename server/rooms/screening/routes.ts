import { z } from 'zod'
import { Problem } from '../../../contracts/problem.ts'
import {
  HitDetail,
  HitRow,
  HitRows,
  ImportJob,
  ListAges,
  ListDetail,
  ListId,
} from '../../../contracts/screening.ts'
import { Id } from '../../../contracts/words.ts'
import type { Http } from '../../platform/http.ts'
import { mayDo } from '../../platform/permissions.ts'
import { listHits, openHitDetail, reviewHit } from './actions/hits.ts'
import { stopImport } from './actions/imports.ts'
import { answerVersion, proposeRollback } from './actions/versions.ts'
import { alertRoutes } from './alert-routes.ts'
import { allowed, sound } from './asking.ts'
import { jobNow } from './imports/run.ts'
import { listDetail, listStandings } from './lists-view.ts'
import { uploads } from './uploads.ts'

export function routes(http: Http): void {
  lists(http)
  uploads(http)
  http.act('POST', '/jobs/:job/stop', stopImport, {
    answer: ImportJob,
    summary: 'Stop an import before it is written',
  })
  const Asked = z.object({ list: ListId, proposal: Id })
  http.act('POST', '/lists/:list/rollbacks', proposeRollback, {
    answer: Asked,
    summary: 'Ask for the version that answered before',
    status: 201,
  })
  http.act('POST', '/lists/:list/proposals/:proposal/answers', answerVersion, {
    answer: Asked,
    summary: 'Let a waiting version answer, or set it aside',
    status: 201,
  })
  http.act('GET', '/hits', listHits, { answer: HitRows, summary: 'Hits at this place of work, newest first' })
  http.act('GET', '/hits/:hit', openHitDetail, {
    answer: HitDetail,
    summary: 'Open a hit: both sides and the evidence',
  })
  http.act('POST', '/hits/:hit/reviews', reviewHit, {
    answer: HitRow,
    summary: 'Say whether it is the same person, document or vehicle',
    status: 201,
  })
  alertRoutes(http)
}

function lists(http: Http): void {
  const { app, platform } = http
  app.get(
    '/api/lists',
    {
      schema: {
        summary: 'Lists with the age of each',
        tags: ['screening'],
        response: { 200: ListAges, default: Problem },
      },
    },
    async request => {
      await allowed(http, request, 'screening.lists')
      return { ...(await listStandings(platform)), now: platform.clock.now().toISOString() }
    },
  )
  app.get(
    '/api/lists/:list',
    {
      schema: {
        summary: 'A list and its versions',
        tags: ['screening'],
        response: { 200: ListDetail, default: Problem },
      },
    },
    async request => {
      const actor = await allowed(http, request, 'screening.list')
      return await listDetail(platform, actor, sound(z.object({ list: ListId }), request.params).list)
    },
  )
  app.get(
    '/api/jobs/:job',
    {
      schema: {
        summary: 'How an import stands',
        tags: ['screening'],
        response: { 200: ImportJob, default: Problem },
      },
    },
    async request => {
      const actor = await allowed(http, request, 'screening.job')
      const job = await jobNow(platform, sound(z.object({ job: Id }), request.params).job)
      const mayImport = mayDo(platform.permissions, actor, { name: 'screening.importList', needs: 'desk' }).ok
      return mayImport ? job : { ...job, refused: [] } // rows of a file are for who may give one
    },
  )
}
