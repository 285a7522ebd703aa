import { CurrentBlueprint } from '../../../contracts/blueprint.ts'
import type { Http } from '../../platform/http.ts'
import { current } from './actions.ts'

export function routes(http: Http): void {
  http.act('GET', '/blueprint', current, {
    answer: CurrentBlueprint,
    summary: 'Which blueprint is applied on this node, since when and by whom',
  })
}
