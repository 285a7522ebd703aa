import { describe, expect, it } from 'vitest'
import { together } from './together.ts'

/** An errand that is told when to come back. */
function errands() {
  const out: { pieces: number[]; back: (answers: number[]) => void; lost: (error: Error) => void }[] = []
  const run = (pieces: number[]) =>
    new Promise<number[]>((back, lost) => {
      out.push({ pieces, back, lost })
    })
  return { out, run }
}
const turn = () => new Promise(done => setImmediate(done))

describe('pieces that wait at the same moment', () => {
  it('leave together, and each gets its own answer', async () => {
    const { out, run } = errands()
    const send = together(run, { atOnce: 2, most: 10 })
    const answers = Promise.all([send(1), send(2), send(3)])
    await turn()
    expect(out.map(e => e.pieces)).toEqual([[1, 2, 3]])
    out[0]?.back([10, 20, 30])
    expect(await answers).toEqual([10, 20, 30])
  })

  it('wait while the errands allowed are under way, and go with the next', async () => {
    const { out, run } = errands()
    const send = together(run, { atOnce: 1, most: 2 })
    const first = send(1)
    await turn()
    const later = Promise.all([send(2), send(3), send(4)])
    await turn()
    expect(out.map(e => e.pieces)).toEqual([[1]])
    out[0]?.back([1])
    await first
    await turn()
    expect(out.map(e => e.pieces)).toEqual([[1], [2, 3]])
    out[1]?.back([2, 3])
    await turn()
    out[2]?.back([4])
    expect(await later).toEqual([2, 3, 4])
  })

  it('of different kinds never share an errand', async () => {
    const { out, run } = errands()
    const send = together(run, { atOnce: 5, most: 10 }, n => n % 2)
    void Promise.all([send(1), send(2), send(3)])
    await turn()
    expect(out.map(e => e.pieces)).toEqual([[1, 3], [2]])
  })

  it('fail alone: the others of the errand are sent again without the one at fault', async () => {
    const send = together(
      async (pieces: number[]) => {
        if (pieces.includes(2)) throw new Error(`refused among ${pieces.length}`)
        return pieces
      },
      { atOnce: 2, most: 10 },
    )
    const results = await Promise.allSettled([send(1), send(2), send(3)])
    expect(results.map(r => (r.status === 'fulfilled' ? r.value : r.reason.message))).toEqual([
      1,
      'refused among 1',
      3,
    ])
  })
})
