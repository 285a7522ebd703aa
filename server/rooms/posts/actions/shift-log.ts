import { newId } from '../../../../contracts/ids.ts'
import { SearchEntries, type ShiftEntries, type ShiftEntry, WriteEntry } from '../../../../contracts/shift.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import { holdsWords } from '../rules/shift.ts'
import { correctionsOf, type EntryRow, entriesBefore, entryById } from '../store/hand-overs.ts'
import { peopleOf } from '../store/names.ts'
import { textsOf } from '../store/shift-texts.ts'
import { shiftEntry } from '../tables/shift.ts'

const pageSize = 50
/** Entries that one search opens and reads: they are sealed, so the database cannot look into them. */
const lookedThrough = 500

/** Writes down what happened. What stands is never changed: a correction is an entry that names it. */
export const writeEntry = action({
  name: 'posts.writeEntry',
  input: WriteEntry,
  needs: 'shift',
  async run({ tx, actor, now }, { text, corrects }) {
    if (corrects) {
      const before = await entryById(tx.db, tx.site, corrects)
      if (before?.authority !== actor.authority) throw problem('not-found', { key: 'shift:refusal.no-entry' })
    }
    const id = newId()
    const key = tx.newKey(id)
    const content = { text }
    const { authority } = actor
    tx.insert(shiftEntry, {
      site: tx.site,
      id,
      at: now,
      by: actor.id,
      authority,
      corrects: corrects ?? null,
      sealed: seal(key, content),
    })
    return {
      ids: { entry: id },
      subject: id,
      record: { entry: id, corrects: corrects ?? null },
      personal: { key, content },
    }
  },
  async answer(reading, { entry }): Promise<ShiftEntry> {
    const row = await entryById(reading.db, reading.actor.site, entry)
    const [shown] = row ? await entriesShown(reading, [row]) : []
    if (!shown) throw problem('not-found', { key: 'shift:refusal.no-entry' })
    return shown
  },
})

/** The shift log, newest first; with words, the entries that hold all of them. The words themselves are written down nowhere. */
export const searchEntries = action({
  name: 'posts.searchEntries',
  input: SearchEntries,
  needs: 'desk',
  reads: true,
  run: async (_context, input) => ({ ids: input, record: { searched: !!input.words } }),
  async answer(reading, { words, after }): Promise<ShiftEntries> {
    const { db, actor } = reading
    const limit = words ? lookedThrough : pageSize
    const found = await entriesBefore(db, actor.site, actor.authority, after, limit + 1)
    const read = await entriesShown(reading, found.slice(0, limit))
    const rows = words ? read.filter(entry => holdsWords(entry.text, words)) : read
    return {
      rows,
      next: found.length > limit ? (found[limit - 1]?.id ?? null) : null,
      people: await peopleOf(
        db,
        rows.map(r => r.by),
      ),
    }
  },
})

async function entriesShown({ db, keys, actor }: Reading, found: EntryRow[]): Promise<ShiftEntry[]> {
  const texts = await textsOf(db, keys, actor.site, found)
  const corrections = await correctionsOf(
    db,
    actor.site,
    found.map(e => e.id),
  )
  return found.map(({ id, at, by, corrects }) => ({
    id,
    at: at.toISOString(),
    by,
    text: texts.get(id) ?? '',
    corrects,
    correctedBy: corrections.find(c => c.corrects === id)?.id ?? null,
  }))
}
