import type { ShareLevel } from '../../../contracts/sharing.ts'
import type { Platform } from '../../platform/action.ts'
import { sections } from './declares.ts'
import { levelOf, type ShareQuestion } from './rules.ts'

export { declares, sections } from './declares.ts'

/** What a reader's authority sees of an owner's group of fields, by the rows in force. Answered from memory. */
export async function view(platform: Platform, question: ShareQuestion): Promise<ShareLevel> {
  return levelOf(await platform.references.rows(sections.shareRows), question)
}
