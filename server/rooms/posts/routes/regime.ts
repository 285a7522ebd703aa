import { z } from 'zod'
import { PostId } from '../../../../contracts/posts.ts'
import {
  AnsweredAct,
  AskBoard,
  AskPlacard,
  Evacuations,
  ProposedAct,
  RegimeActs,
  RegimeBoard,
  WhatIf,
} from '../../../../contracts/regime.ts'
import { over } from '../../../platform/database.ts'
import type { Http } from '../../../platform/http.ts'
import { answerAct, proposeAct, withdrawAct } from '../actions/acts.ts'
import { closeEvacuation, confirmEvacuation, openEvacuation } from '../actions/evacuation.ts'
import { actsOf, boardOf, evacuationsOf, placardFor } from '../board.ts'
import { renderPlacard } from '../placard/render.ts'
import { at, sound } from './asked.ts'

/** The regime: what may cross, acts entered at desks, evacuation modes. Looking at it is no look at a person and leaves no line. */
export function regimeRoutes(http: Http): void {
  const { platform, identity } = http
  at(http, {
    method: 'GET',
    url: '/regime/board',
    summary: 'What may cross at every post, by class and direction, on a day',
    answer: RegimeBoard,
    handle: async request => boardOf(platform, await identity.who(request), sound(AskBoard, request.query)),
  })
  at(http, {
    method: 'POST',
    url: '/regime/board',
    summary: 'The same board with an act that is tried and kept nowhere',
    body: WhatIf,
    answer: RegimeBoard,
    handle: async request => boardOf(platform, await identity.who(request), sound(WhatIf, request.body)),
  })
  at(http, {
    method: 'GET',
    url: '/regime/acts',
    summary: 'Acts entered at desks, and those that wait for a second person',
    answer: RegimeActs,
    handle: async request => actsOf(platform, await identity.who(request)),
  })
  at(http, {
    method: 'GET',
    url: '/evacuations',
    summary: 'Evacuation modes of this post, newest first',
    answer: Evacuations,
    handle: async request => {
      const { post } = await identity.who(request)
      const db = over(platform.database.pool('desk'))
      return { rows: await evacuationsOf(platform, db, post, platform.clock.now()) }
    },
  })
  placardRoute(http)
  http.act('POST', '/regime/acts', proposeAct, {
    status: 201,
    answer: ProposedAct,
    summary: 'Enter a legal act for approval by a second person',
  })
  http.act('POST', '/regime/acts/:proposal/answers', answerAct, {
    status: 201,
    answer: AnsweredAct,
    summary: 'Approve or decline an act that another person entered',
  })
  http.act('POST', '/regime/acts/:proposal/withdrawal', withdrawAct, {
    status: 201,
    answer: AnsweredAct,
    summary: 'Take back an act that was entered and not answered yet',
  })
  http.act('POST', '/evacuations', openEvacuation, {
    status: 201,
    answer: Evacuations,
    summary: 'Open an evacuation mode at this post',
  })
  http.act('POST', '/evacuations/:evacuation/confirmation', confirmEvacuation, {
    status: 201,
    answer: Evacuations,
    summary: 'Confirm an evacuation mode as the second person',
  })
  http.act('POST', '/evacuations/:evacuation/end', closeEvacuation, {
    status: 201,
    answer: Evacuations,
    summary: 'Close an evacuation mode',
  })
}

/** Not `at`: the answer is a document, not JSON. */
function placardRoute({ app, platform, identity }: Http): void {
  app.get(
    '/api/placards/:post',
    {
      schema: {
        summary:
          'What may cross at a post, as a placard to hang up: PDF, an A4 page in each of four languages',
        tags: ['posts'],
        params: z.object({ post: PostId }),
        querystring: AskPlacard.omit({ post: true }),
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const actor = await identity.who(request)
      const asked = sound(AskPlacard, { ...(request.query as object), ...(request.params as object) })
      const pdf = await renderPlacard(await placardFor(platform, actor, asked))
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${asked.post}.pdf"`)
        .send(pdf)
    },
  )
}
