import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Figures } from './figures.ts'
import type { Arrival } from './people.ts'
import type { Workstation } from './workstation.ts'

export interface Place {
  station: Workstation
  figures: Figures
  chance: Chance
  /** A second of an officer's time; shorter when many are to come in little time. */
  secondMs: number
}

/** One traveller at a booth, as an officer works: the document, a look at the verdict, the act it asks for. */
export async function clear({ station, figures, chance, secondMs }: Place, came: Arrival): Promise<void> {
  const { mrz, plate, manner, corridor } = came
  const opened = await station.post('open', '/crossings', { document: { mrz }, ...(plate && { plate }) })
  if (opened.status !== 201) return figures.count('not opened')
  const at = `/crossings/${opened.body.id}`
  await sleep(secondMs * (3 + 6 * chance.next()))
  if (manner === 'turns-back') {
    await station.post('withdraw', `${at}/withdrawal`, { reason: 'Turned back at the booth' })
    return figures.count('turned back')
  }
  if (corridor === 'red')
    await station.post('declare', `${at}/declarations`, { purpose: 'private', corridor })
  const state: string = opened.body.verdict.state
  if (state === 'clear' && manner !== 'doubt') {
    const { status, body } = await station.post('release', `${at}/release`)
    return figures.count(status === 200 ? body.state : 'not released')
  }
  await station.post('refer', `${at}/referrals`, { grounds: ['doubt'] })
  figures.count('second line')
}

/** Second line: takes what waits, judges the hits, settles. */
export async function settle({ station, figures, chance, secondMs }: Place): Promise<void> {
  const { body } = await station.get('queue', '/referrals')
  const waiting = (body?.rows ?? []).find((row: { state: string }) => row.state === 'waiting')
  if (!waiting) return
  const taken = await station.post('take', `/referrals/${waiting.id}/takings`)
  if (taken.status !== 201) return
  await sleep(secondMs * (10 + 20 * chance.next()))
  const hits = (await station.get('hits', '/hits')).body?.rows ?? []
  const mine = hits.filter(
    (hit: { crossing: string; state: string }) =>
      hit.crossing === waiting.crossing && hit.state === 'waiting',
  )
  for (const hit of mine)
    await station.post('judge', `/hits/${hit.id}/reviews`, {
      decision: 'same',
      note: 'Compared with the record: the same man.',
    })
  const refused = mine.length > 0 || chance.next() < 0.1
  const settled = await station.post('settle', `/referrals/${waiting.id}/outcomes`, {
    outcome: refused ? 'refused' : 'admitted',
    note: refused ? 'Demonstration: refused' : '',
    ...(refused && { refusal: { letters: ['C'], refusedToSign: false, language: 'en' } }),
  })
  figures.count(settled.status === 201 ? (refused ? 'refused' : 'admitted') : 'not settled')
}

/** Customs: answers the corridor of whoever chose the red one. */
export async function answer({ station, figures, chance, secondMs }: Place): Promise<void> {
  const { body } = await station.get('queue', '/crossings?waitsFor=corridor')
  const next = (body?.rows ?? []).find((row: { state: string }) => row.state === 'open')
  if (!next) return
  await sleep(secondMs * (5 + 10 * chance.next()))
  const result = chance.next() < 0.03 ? 'failed' : 'passed'
  const done = await station.post('answer', `/crossings/${next.id}/answers`, { control: 'corridor', result })
  if (done.status === 201) figures.count(`customs ${result}`)
}
