import { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import { ReferralDetail, ReferralRows, RefusalGrounds } from '../../../contracts/referrals.ts'
import { perform } from '../../platform/action.ts'
import type { Http } from '../../platform/http.ts'
import { grounds, list, print, read, take } from './actions.ts'
import { publicRoutes } from './public.ts'

export function routes(http: Http): void {
  http.act('GET', '/referrals', list, {
    answer: ReferralRows,
    summary: 'Work of the second line at this site, without names',
  })
  http.act('GET', '/referrals/:referral', read, {
    answer: ReferralDetail,
    summary: 'Open a referral: what first line saw, who has it, how it was settled',
  })
  http.act('POST', '/referrals/:referral/takings', take, {
    answer: ReferralDetail,
    summary: 'Take a referral, or take it over as shift leader',
    status: 201,
  })
  http.act('GET', '/refusal-grounds', grounds, {
    answer: RefusalGrounds,
    summary: 'Letters of the refusal form with the national grounds',
  })
  // Not `http.act`: the answer is a document, not JSON.
  http.app.get(
    '/api/refusals/:refusal/form',
    {
      schema: {
        summary: 'The refusal form as PDF: two copies, two languages',
        operationId: print.name,
        tags: ['referrals'],
        params: z.object({ refusal: z.uuid() }),
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const actor = await http.identity.who(request)
      const { number, pdf } = await perform(http.platform, print, actor, newId(), request.params)
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename="${number}.pdf"`)
        .send(pdf)
    },
  )
  publicRoutes(http)
}
