import { Endings } from '../../../contracts/operations.ts'
import type { Http } from '../http.ts'
import { readEndings } from './actions.ts'

export function routes(http: Http): void {
  http.act('GET', '/endings', readEndings, {
    answer: Endings,
    summary: 'Everything of this node that ends, the nearest first',
  })
}
