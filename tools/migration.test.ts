import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectFolder } from './architecture/project.ts'
import { byHand, nextName, type Place, placeOf, takeBaseline, writeMigration } from './migration.ts'
import { makeRoom } from './new-room.ts'

let folder: string
let place: Place
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sarhad-migration-'))
  mkdirSync(join(folder, 'server'))
  for (const path of ['server/platform', 'node_modules', 'libraries', 'package.json'])
    symlinkSync(join(projectFolder, path), join(folder, path))
  makeRoom('training', folder)
  place = placeOf('training', folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Edits tables.ts; under another name each time, for a module is read once. */
function edit(change: (text: string) => string): void {
  const next = place.tables.replace(/(_\d+)?\.ts$/, `_${Date.now()}.ts`)
  writeFileSync(next, change(readFileSync(place.tables, 'utf8')))
  place = { ...place, tables: next }
}

it('writes what changed since the baseline, and nothing when nothing did', async () => {
  await takeBaseline(place)
  expect(await writeMigration(place, ['nothing'])).toBeUndefined()
  edit(text =>
    text.replace("note: text('note').notNull(),", "note: text('note').notNull(),\n    lane: text('lane'),"),
  )
  const written = await writeMigration(place, ['Lane', 'added'])
  expect(written?.path).toBe(join(place.migrations, '0002_lane_added.sql'))
  expect(written?.text).toBe('ALTER TABLE "training"."entry" ADD COLUMN "lane" text;\n')
  expect(readFileSync(written?.path ?? '', 'utf8')).toBe(written?.text)
  expect(await writeMigration(place, ['again'])).toBeUndefined()
})

it('writes the first one from nothing, one statement to a breakpoint', async () => {
  rmSync(place.migrations, { recursive: true })
  const written = await writeMigration(place, ['first'])
  expect(written?.path).toBe(join(place.migrations, '0001_first.sql'))
  const statements = written?.text.split('--> statement-breakpoint').map(s => s.trim().split(' (')[0])
  expect(statements).toEqual(['CREATE SCHEMA "training";', 'CREATE TABLE "training"."entry"'])
  expect(byHand(written?.text ?? '')).toContain(
    'CREATE TABLE "training"."entry_rest" PARTITION OF "training"."entry" DEFAULT;',
  )
})

it('writes nothing without a baseline: the difference would be everything', async () => {
  await expect(writeMigration(place, ['lane', 'added'])).rejects.toThrow(/take the baseline first/)
  expect(existsSync(place.snapshot)).toBe(false)
})

it('takes the next number and plain words', () => {
  expect(nextName(['0001_first.sql', '0010_x.sql', 'meta'], ['Weights,', 'again!'])).toBe(
    '0011_weights_again.sql',
  )
  expect(() => nextName([], ['…'])).toThrow(/few words/)
})

it.each(['attic', '../posts', ''])('knows no room %j', room => {
  expect(() => placeOf(room, projectFolder)).toThrow(/no room/)
})
