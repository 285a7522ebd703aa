import { afterAll, expect, it } from 'vitest'
import { testApp } from './app.ts'

const world = await testApp()
afterAll(() => world.close())

it('opens a crossing and releases it', async () => {
  const aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  console.log(JSON.stringify(aysel.session).slice(0, 300))
  const { writeMrz } = await import('../../libraries/travel-documents/index.ts')
  const mrz = writeMrz('TD3', { documentCode: 'P', issuingState: 'IRN', surname: 'REZAEI', givenNames: 'SHIRIN', documentNumber: 'K38204417', nationality: 'IRN', birthDate: '880521', sex: 'F', expiryDate: '290901' } as never).join('\n')
  const opened = await aysel.post('/api/crossings', { document: { mrz } })
  console.log(JSON.stringify(opened.body, null, 1).slice(0, 5000))
  expect(opened.status).toBe(201)
  const released = await aysel.post(`/api/crossings/${opened.body.id}/release`)
  console.log(JSON.stringify(released.body.verdict))
  console.log(world.logged().slice(-2000))
  expect(released.body.state).toBe('released')
})
