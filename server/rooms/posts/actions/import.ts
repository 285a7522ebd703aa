import { ImportedOfficers, ImportOfficers, type RefusedOfficer } from '../../../../contracts/officers.ts'
import { action } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { mostRows, readOfficers, UnreadableFile } from '../rules/index.ts'
import { takenAmong } from '../store/people.ts'
import { checkerOf, register } from './register.ts'

function read(text: string) {
  try {
    return readOfficers(text)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw problem('not-possible', { key: `people:file.${error.reason}`, params: { most: mostRows } })
  }
}

/**
 * Puts many officers on file from a CSV file, all good rows in one transaction; refused rows are answered with line, column and reason.
 * A dry run counts and changes nothing. Duties wait for another administrator as with a single officer.
 */
export const importOfficers = action({
  name: 'posts.importOfficers',
  input: ImportOfficers,
  needs: 'desk',
  async run({ tx, actor, platform }, { text, reason, apply }) {
    const found = read(text)
    const check = await checkerOf(tx, platform, actor)
    const taken = await takenAmong(
      tx.db,
      found.good.map(({ officer }) => officer.username),
    )
    const refused: RefusedOfficer[] = [...found.refused]
    const good = found.good.filter(({ row, officer }) => {
      const wrong = taken.has(officer.username) ? (['username', 'name-taken'] as const) : check(officer)
      if (wrong) refused.push({ row, username: officer.username, column: wrong[0], reason: wrong[1] })
      return !wrong
    })
    const added = apply ? good.map(({ officer }) => register(tx, actor, { ...officer, reason })) : []
    const counts = { read: found.read, added: good.length }
    const answer: ImportedOfficers = {
      applied: apply,
      ...counts,
      refused: refused.sort((a, b) => a.row - b.row),
    }
    return {
      // a repeat of the request is told where and why, without the names that were typed
      ids: { ...answer, refused: answer.refused.map(row => ({ ...row, username: '' })) },
      answer,
      record: { ...counts, refused: refused.length, applied: apply, officers: added.map(a => a.officer) },
    }
  },
  answer: async (_reading, ids): Promise<ImportedOfficers> => ImportedOfficers.parse(ids),
})
