import type { LedgerLine } from '../../../../contracts/oversight.ts'
import { hasPhrase } from '../../../platform/phrases.ts'
import { say } from '../../../platform/words.ts'

/** What an action did, in words; an action that has none is named. */
export const deedOf = (action: string): string =>
  hasPhrase(`oversight:did.${action}`) ? say(`oversight:did.${action}`) : say('oversight:unnamed', { action })

/** The sentence of a line: what was done, or tried and refused. */
export const sentenceOf = ({ action, refused }: Pick<LedgerLine, 'action' | 'refused'>): string =>
  refused === null
    ? deedOf(action)
    : `${deedOf(action)} · ${say('oversight:ledger.refusal', { reason: { key: refused } })}`
