import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { perform } from '../../platform/action.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'
import { recordPermit } from './actions.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const permit = {
  kind: 'visa' as const,
  number: 'V7700001',
  document: { issuingState: 'IND', number: 'N7700001' },
  nationality: 'IND',
  entries: 2,
  used: 0,
  from: '2026-03-01',
  until: '2026-06-30',
  stayDays: 10,
  territory: 'whole-country' as const,
}
const traveller = {
  state: 'IND',
  number: 'N7700001',
  surname: 'SINAQ',
  given: 'ANIL',
  born: '850101',
  sex: 'M' as const,
  ends: '310101',
}

it('a permit is kept sealed, with a line that names no number, and opens an entry at another site', async () => {
  const { permit: id } = await perform(world.platform, recordPermit, nodeActor('baku'), newId(), permit)
  const [line] = await world.query('select facts::text as facts from platform.ledger where subject = $1', [
    id,
  ])
  expect(line?.facts).not.toMatch(/V7700001|N7700001/)
  const [row] = await world.query('select p::text as row from documents.permit p where id = $1', [id])
  expect(row?.row).not.toMatch(/V7700001|N7700001/)

  const aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  const { body } = await aysel.post('/api/crossings', { document: { mrz: mrzOf(traveller) } })
  expect(body).toMatchObject({
    verdict: { state: 'clear' },
    travellers: [{ permit: { number: 'V7700001', used: 0 }, stay: { asked: 10, until: '2026-03-26' } }],
  })
  await aysel.post(`/api/crossings/${body.id}/release`)
  expect(
    await world.query('select permit, crossing from documents.permit_use where permit = $1', [id]),
  ).toEqual([{ permit: id, crossing: body.id }])
})

it('a reading is kept with its crossing, sealed', async () => {
  const [reading] = await world.query(
    'select state, digits_agree, r::text as row from documents.reading r order by id desc limit 1',
  )
  expect(reading).toMatchObject({ state: 'passed', digits_agree: true })
  expect(reading?.row).not.toMatch(/SINAQ|N7700001/)
})
