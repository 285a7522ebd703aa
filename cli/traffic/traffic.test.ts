import { expect, it } from 'vitest'
import { readMrz } from '../../libraries/travel-documents/index.ts'
import { cloneDatabase } from '../../server/testing/clone.ts'
import { makeTestApp, password, testClock } from '../../server/testing/node.ts'
import { seatTraffic, trafficLanes } from '../../server/traffic.ts'
import { chanceOf } from './chance.ts'
import { Figures } from './figures.ts'
import { arrival } from './people.ts'
import { answer, clear, settle } from './work.ts'
import { Workstation } from './workstation.ts'

const today = new Date('2026-03-17T06:00:00Z')
const thousands = (seed: number) => {
  const chance = chanceOf(seed)
  return Array.from({ length: 5000 }, (_, i) => arrival(chance, today, i % 7 === 0))
}

it('the same seed brings the same people; every zone can be read; the mix is that of the open years', () => {
  const all = thousands(1)
  expect(thousands(1)).toEqual(all)
  expect(thousands(2)).not.toEqual(all)
  expect(all.filter(({ mrz }) => !readMrz(mrz).valid)).toEqual([])
  const share = (is: (i: number) => boolean) => all.filter((_, i) => is(i)).length / all.length
  expect(share(i => all[i]?.mrz.split('\n')[1]?.slice(10, 13) === 'AZE')).toBeCloseTo(0.91, 1)
  expect(share(i => all[i]?.mrz.includes('KARIMNEJAD') ?? false)).toBeGreaterThan(0.002)
  expect(share(i => all[i]?.manner === 'doubt')).toBeGreaterThan(0.01)
  expect(new Set(all.map(a => a.mrz)).size).toBeGreaterThan(4900)
})

it('officers of their own at workstations of their own clear, refer, answer for customs and settle, over the public addresses', async () => {
  const clone = await cloneDatabase()
  const clock = testClock()
  const node = await makeTestApp({ ...clone, clock })
  const { app } = node.http
  try {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const address = app.server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    node.platform.origin = url
    const lanes = (await trafficLanes(node.platform, 20)).filter(lane => lane.site === 'bilasuvar')
    const seats = await seatTraffic(node.platform, lanes, password)
    const figures = new Figures()
    const places = new Map(
      await Promise.all(
        seats.map(async ({ username, lane, duty }) => {
          const station = await Workstation.enrol(url, lane.site, username, figures.told, clock.now)
          await station.signIn(username, password, () => node.platform.signIn.currentCode(username))
          await station.openShift(lane.id, duty)
          return [lane.id, { station, figures, chance: chanceOf(3), secondMs: 1 }] as const
        }),
      ),
    )
    const at = (lane: string) => {
      const place = places.get(lane)
      if (!place) throw new Error(lane)
      return place
    }
    const people = chanceOf(4)
    for (let i = 0; i < 12; i++)
      await clear(at('bilasuvar-foot-1'), { ...arrival(people, clock.now(), false), manner: 'plain' })
    await clear(at('bilasuvar-foot-2'), {
      ...arrival(people, clock.now(), false),
      manner: 'doubt',
      corridor: 'green',
    })
    await clear(at('bilasuvar-car-1'), { ...arrival(people, clock.now(), true), manner: 'turns-back' })
    await clear(at('bilasuvar-foot-1'), {
      ...arrival(people, clock.now(), false),
      manner: 'plain',
      corridor: 'red',
    })
    for (let i = 0; i < 4; i++) await settle(at('bilasuvar-second'))
    for (let i = 0; i < 3; i++) await answer(at('bilasuvar-customs'))
    expect(figures.errors, figures.table().join('\n')).toBe(0)
    const outcomes = Object.fromEntries(figures.outcomes)
    expect(outcomes.released, JSON.stringify(outcomes)).toBeGreaterThan(5)
    expect(outcomes).toMatchObject({ 'turned back': 1 })
    expect((outcomes.admitted ?? 0) + (outcomes.refused ?? 0)).toBeGreaterThan(0)
    // cut off and begun again: the officers come to workstations of their own anew
    const [seat] = seats
    if (!seat) throw new Error('no seat')
    clock.advance(60_000) // a code is good once
    const again = await Workstation.enrol(url, seat.lane.site, seat.username, figures.told, clock.now)
    await again.signIn(seat.username, password, () => node.platform.signIn.currentCode(seat.username))
    await again.openShift(seat.lane.id, seat.duty)
    expect((await again.endShift()).status).toBe(200)
    const shown = await app.inject('/api/public/node')
    expect(shown.body).not.toContain('traffic.')
  } finally {
    app.server.closeAllConnections()
    await node.close()
    await clone.drop()
  }
})

it('a node for real work has no traffic: neither people for it nor an address that enrols without a code', async () => {
  const clone = await cloneDatabase()
  const node = await makeTestApp({ ...clone, mode: 'serve' })
  try {
    await expect(seatTraffic(node.platform, [], password)).rejects.toThrow('a node for real work has none')
    const answer = await node.http.app.inject({
      method: 'POST',
      url: '/api/demonstration/workstations',
      payload: {},
    })
    expect(answer.statusCode).toBe(404)
  } finally {
    await node.close()
    await clone.drop()
  }
})
