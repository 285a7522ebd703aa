import { z } from 'zod'
import { PrintSheet, type SheetShifts } from '../../../../contracts/shift.ts'
import { action } from '../../../platform/action.ts'
import { sheetOf } from '../sheet/content.ts'
import { renderSheet } from '../sheet/render.ts'
import { ledShifts } from '../store/happened.ts'
import { peopleOf } from '../store/names.ts'

/** Shifts of those who lead here, newest first: each has a sheet. */
export const sheets = action({
  name: 'posts.sheets',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer({ db, actor, now }): Promise<SheetShifts> {
    const rows = (await ledShifts(db, actor.site, actor.authority)).map(({ shift, end }) => ({
      shift: shift.id,
      officer: shift.officer,
      from: shift.openedAt.toISOString(),
      until: (end?.at ?? shift.endsAt).toISOString(),
      ended: end !== null || shift.endsAt <= now,
    }))
    return {
      rows,
      people: await peopleOf(
        db,
        rows.map(r => r.officer),
      ),
    }
  },
})

/** The sheet of a shift as PDF: counts, and the last checkpoint from which they can be proved. */
export const printSheet = action({
  name: 'posts.printSheet',
  input: PrintSheet,
  needs: 'desk',
  reads: true,
  run: async (_context, input) => ({ ids: input, subject: input.shift, record: { shift: input.shift } }),
  answer: async (reading, asked): Promise<{ pdf: Buffer }> => ({
    pdf: await renderSheet(await sheetOf(reading, asked)),
  }),
})
