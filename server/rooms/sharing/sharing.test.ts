import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FieldGroup } from '../../../contracts/sharing.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { sections, view } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t?.close())

describe('the named world', () => {
  it('answers every question by its rows and nothing else', async () => {
    const rows = await t.platform.references.rows(sections.shareRows)
    expect(rows.length).toBeGreaterThan(0)
    const authorities = [...new Set([...rows.flatMap(row => [row.reader, row.owner]), 'unheard-of'])]
    for (const reader of authorities) {
      for (const owner of authorities) {
        for (const group of FieldGroup.options) {
          const row = rows.find(r => r.reader === reader && r.owner === owner && r.group === group)
          const expected = reader === owner ? 'full' : (row?.level ?? 'never')
          expect(await view(t.platform, { reader, owner, group }), `${reader} of ${owner}: ${group}`).toBe(
            expected,
          )
        }
      }
    }
  })
  it('has one row for one question, each with its basis', async () => {
    const rows = await t.platform.references.rows(sections.shareRows)
    expect(new Set(rows.map(sections.shareRows.id)).size).toBe(rows.length)
    for (const row of rows) expect(row.basis.length, sections.shareRows.id(row)).toBeGreaterThan(5)
  })
  it('a row withdrawn is never seen again from the next blueprint on', async () => {
    const [row] = await t.platform.references.rows(sections.shareRows)
    if (!row) throw new Error('the named world shares nothing')
    const { reader, owner, group } = row
    await t.query('delete from sharing.share_row where id = $1', [sections.shareRows.id(row)])
    expect(await view(t.platform, { reader, owner, group })).toBe(row.level)
    t.platform.live.tell({ site: '', action: 'blueprint.apply', subject: null })
    expect(await view(t.platform, { reader, owner, group })).toBe('never')
  })
})
