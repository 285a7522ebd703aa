import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawLanes } from './draw.ts'

const lot = {
  draw: '019a0000-0000-7000-8000-000000000001',
  root: 'qZk2f0dC1m3yZQ2bq8gJ8f7JmJv0sY2kq2oXw5m2c2g=',
}
const officers = ['c', 'a', 'b']
const lanes = ['foot-1', 'foot-2', 'car-1']

describe('lanes by lot', () => {
  it('is the same for whoever draws again, whatever the order of the names', () => {
    const drawn = drawLanes({ ...lot, officers, lanes })
    expect(drawLanes({ ...lot, officers: [...officers].reverse(), lanes: [...lanes].reverse() })).toEqual(
      drawn,
    )
    expect(drawn.map(d => d.officer)).toEqual(['a', 'b', 'c'])
  })

  it('gives every officer at most one lane and every lane at most one officer; who has none is the reserve', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.string(),
        (people, places, root) => {
          const drawn = drawLanes({
            draw: 'x',
            root,
            officers: Array.from({ length: people }, (_, i) => `o${i}`),
            lanes: Array.from({ length: places }, (_, i) => `l${i}`),
          })
          const given = drawn.flatMap(d => d.lane ?? [])
          expect(drawn).toHaveLength(people)
          expect(new Set(given).size).toBe(given.length)
          expect(given).toHaveLength(Math.min(people, places))
        },
      ),
      { seed: 6, numRuns: 200 },
    )
  })

  it('another root or another draw is another lot, each of the six orders about as often', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const order = drawLanes({ draw: lot.draw, root: String(i), officers, lanes })
        .map(d => d.lane)
        .join(' ')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(6)
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150) // five standard deviations
  })

  it('is written down: an auditor with another program gets this', () => {
    expect(
      drawLanes({ draw: 'draw', root: 'root', officers: ['o1', 'o2', 'o3', 'o4'], lanes: ['l1', 'l2'] }),
    ).toMatchInlineSnapshot(`
      [
        {
          "lane": null,
          "officer": "o1",
        },
        {
          "lane": "l1",
          "officer": "o2",
        },
        {
          "lane": null,
          "officer": "o3",
        },
        {
          "lane": "l2",
          "officer": "o4",
        },
      ]
    `)
  })
})
