import { Endings, Examination } from '../../../contracts/operations.ts'
import type { Http } from '../http.ts'
import { lookAtNode, readEndings } from './actions.ts'

export function routes(http: Http): void {
  http.act('GET', '/endings', readEndings, {
    answer: Endings,
    summary: 'Everything of this node that ends, the nearest first',
  })
  http.act('GET', '/examination', lookAtNode, {
    answer: Examination,
    summary: 'The doctor: what of this node is well, what is wrong, and the next step',
  })
}
