import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachIndex, buildIndex, openIndex, type ScreeningRecord, SnapshotProblem } from './index.ts'
import { query, recordOf } from './testing/arbitrary.ts'

const list = fc
  .sample(recordOf(0), { numRuns: 400, seed: 5 })
  .map((record, i): ScreeningRecord => ({ ...record, id: `r${i}` }))
const questions = fc.sample(query, { numRuns: 60, seed: 5 })
const extra: ScreeningRecord = {
  id: 'new',
  kind: 'person',
  names: [{ text: 'Sınaq Vaqifzadə', kind: 'primary' }],
}

describe('a snapshot', () => {
  it('answers as the index it was taken from, what was added and withdrawn included', () => {
    const index = buildIndex(list)
    index.add(extra)
    for (let i = 0; i < 400; i += 7) index.withdraw(`r${i}`)
    const answers = questions.map(asked => index.screen(asked).hits)
    const opened = openIndex(index.snapshot().slice())
    expect(opened.size).toBe(index.size)
    expect(opened.damaged()).toEqual([])
    expect(questions.map(asked => opened.screen(asked).hits)).toEqual(answers)
    expect(opened.screen({ names: ['Sinaq Vaqifzade'] }).hits[0]?.id).toBe('new')
  })

  it('says which part of it is damaged, and is refused when cut short or made by something else', () => {
    const bytes = buildIndex(list).snapshot().slice()
    const damaged = bytes.slice()
    const middle = damaged.length >>> 1
    damaged[middle] = (damaged[middle] ?? 0) ^ 1
    expect(openIndex(damaged).damaged()).toHaveLength(1)
    expect(() => openIndex(bytes.slice(0, bytes.length - 100_000))).toThrow(SnapshotProblem)
    expect(() => openIndex(bytes.slice(0, 10))).toThrow(SnapshotProblem)
    const head = bytes.slice()
    head[40] = (head[40] ?? 0) ^ 1
    expect(() => openIndex(head)).toThrow('damaged')
    expect(() => openIndex(new TextEncoder().encode('a list of names, not an index'))).toThrow(
      SnapshotProblem,
    )
  })
})

describe('shared memory', () => {
  it('a withdrawal is seen at once by whoever attached, an addition when the owner shares again', () => {
    const index = buildIndex(list)
    const other = attachIndex(index.share())
    const asked = { names: [list[3]?.names[0]?.text ?? ''], threshold: -1000, limit: 1000 }
    const before = other.screen(asked).hits.map(hit => hit.id)
    expect(before).toContain('r3')
    index.withdraw('r3')
    expect(other.screen(asked).hits.map(hit => hit.id)).not.toContain('r3')
    expect(other.size).toBe(399)
    index.add(extra)
    expect(attachIndex(index.share()).screen({ names: ['Sinaq Vaqifzade'] }).hits[0]?.id).toBe('new')
  })

  it('reaches another thread without a copy', async () => {
    const { parts } = buildIndex(list).share()
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads')
       const gone = new Uint32Array(workerData[0].gone)
       Atomics.or(gone, 0, 1)
       Atomics.add(gone, gone.length - 1, 1)
       parentPort.postMessage('done')`,
      { eval: true, workerData: parts },
    )
    const index = attachIndex({ parts })
    expect(index.size).toBe(400)
    await new Promise(resolve => worker.once('message', resolve))
    expect(index.size).toBe(399)
    await worker.terminate()
  })
})
