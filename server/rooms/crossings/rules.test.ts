import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answered,
  answersOfRelease,
  type ControlFacts,
  judge,
  mayCorrect,
  mayLook,
  standings,
  type VerdictFacts,
} from './rules/index.ts'

const day = '2026-03-17'

const procedure = {
  id: 'foot-entry',
  version: 1,
  class: 'foot' as const,
  direction: 'entry' as const,
  act: 'an act',
  controls: [
    { control: 'radiation' as const, authority: 'sbs', order: 1 },
    { control: 'border-check' as const, authority: 'sbs', order: 2 },
    { control: 'corridor' as const, authority: 'scc', order: 3 },
  ],
}
const green = {
  id: 'green',
  control: 'corridor' as const,
  from: 'scc',
  to: 'sbs',
  when: 'green-corridor' as const,
  basis: 'b',
  validFrom: '2021-09-01',
  validUntil: '2026-12-31',
}
const controls = (given: Partial<ControlFacts> = {}): ControlFacts => ({
  procedure,
  delegations: [green],
  answers: [],
  corridor: 'green',
  radiation: 'works',
  day,
  ...given,
})
const answered = (
  control: Answered['control'],
  authority: string,
  result: Answered['result'] = 'passed',
  delegation: string | null = null,
): Answered => ({ control, by: 'o', authority, at: new Date(), result, delegation })

describe('controls', () => {
  it('the border guard’s release answers radiation, border check and, by delegation, the green line', () => {
    expect(answersOfRelease(controls(), 'sbs')).toEqual([
      { control: 'radiation', delegation: null },
      { control: 'border-check', delegation: null },
      { control: 'corridor', delegation: 'green' },
    ])
  })
  it('the red line waits for customs', () => {
    expect(answersOfRelease(controls({ corridor: 'red' }), 'sbs').map(g => g.control)).toEqual([
      'radiation',
      'border-check',
    ])
  })
  it('an ended delegation answers nothing', () => {
    const ended = { ...green, validUntil: '2026-03-16' }
    expect(answersOfRelease(controls({ delegations: [ended] }), 'sbs').map(g => g.control)).not.toContain(
      'corridor',
    )
    const state = standings(
      controls({ delegations: [ended], answers: [answered('corridor', 'sbs', 'passed', 'green')] }),
    )
    expect(state.find(s => s.control === 'corridor')?.state).toBe('waiting')
  })
  it('an answer by another authority without a delegation does not count', () => {
    const state = standings(
      controls({ answers: [answered('corridor', 'sbs'), answered('border-check', 'scc')] }),
    )
    expect(state.map(s => s.state)).toEqual(['waiting', 'waiting', 'waiting'])
  })
  it('the newest answer of the owner counts', () => {
    const state = standings(
      controls({ answers: [answered('corridor', 'scc'), answered('corridor', 'scc', 'failed')] }),
    )
    expect(state.at(-1)?.state).toBe('failed')
  })
  it('an instrument that was not tried answers no radiation control', () => {
    expect(answersOfRelease(controls({ radiation: 'not-tried' }), 'sbs').map(g => g.control)).not.toContain(
      'radiation',
    )
  })
})

describe('the verdict', () => {
  const passed = {
    key: 'document' as const,
    state: 'passed' as const,
    message: { key: 'documents:finding.agree' },
  }
  const list = {
    list: 'national',
    name: { az: 'n', en: 'n', ru: 'n', fa: 'n' },
    version: 'v',
    at: '2026-03-17T05:00:00.000Z',
    stale: false,
    entries: 1,
  }
  const facts = (given: Partial<VerdictFacts> = {}): VerdictFacts => ({
    state: 'open',
    authority: 'sbs',
    direction: 'entry',
    openedAt: new Date('2026-03-17T06:00:00Z'),
    travellers: [{ checks: [passed], screened: 'no-hit', until: '2026-03-31', territory: 'whole-country' }],
    vehicle: null,
    hits: { waiting: 0, confirmed: 0 },
    lists: [list],
    regime: { open: true, message: { key: 'posts:regime.open' } },
    controls: controls(),
    holds: 0,
    referral: null,
    relaxed: false,
    ...given,
  })
  const look = (key: string) => ({ key: 'document' as const, state: 'look' as const, message: { key } })

  it('a clean case asks nothing', () => {
    const verdict = judge(facts())
    expect(verdict).toMatchObject({
      state: 'clear',
      sentence: { key: 'crossings:sentence.admit-until' },
      points: [],
    })
    expect(verdict.can.release).toBeNull()
  })
  it('points to settle here are said together, most important first', () => {
    const travellers = [
      {
        checks: [look('documents:finding.ended'), look('documents:finding.specimen')],
        screened: 'no-hit' as const,
        until: null,
        territory: null,
      },
    ]
    const verdict = judge(facts({ travellers }))
    expect([verdict.state, verdict.points.map(p => p.key)]).toEqual([
      'settle',
      ['documents:finding.ended', 'documents:finding.specimen'],
    ])
    expect(verdict.can.release).toMatchObject({ key: 'crossings:refusal.release-settle' })
  })
  it('every hit looks the same: one point, no reason, no number', () => {
    const one = judge(facts({ hits: { waiting: 1, confirmed: 0 } }))
    const many = judge(facts({ hits: { waiting: 7, confirmed: 2 } }))
    expect(many).toEqual(one)
    expect(one.checks.map(c => c.key)).toEqual(['document', 'regime', 'second-line'])
    expect(one.can.release).not.toBeNull()
  })
  it('I-06: a screening that could not be made is never clear', () => {
    const travellers = [{ checks: [passed], screened: 'could-not' as const, until: null, territory: null }]
    for (const relaxed of [false, true])
      expect(judge(facts({ travellers, relaxed })).state).toBe('could-not-check')
  })
  it('I-06: an old list answers only for its own time, and releases only in a mode of the shift leader', () => {
    const lists = [{ ...list, stale: true }]
    const verdict = judge(facts({ lists }))
    expect(verdict.state).toBe('stale')
    expect(verdict.checks.find(c => c.key === 'lists')).toMatchObject({
      state: 'unknown',
      message: { key: 'crossings:check.stale-list' },
    })
    expect(verdict.can.release).not.toBeNull()
    expect(judge(facts({ lists, relaxed: true })).can.release).toBeNull()
  })
  it('a required check without its source shows the hatched ring and is not Clear', () => {
    const verdict = judge(facts({ controls: controls({ radiation: 'fails' }) }))
    expect([verdict.state, verdict.checks.find(c => c.key === 'radiation')?.state]).toEqual([
      'could-not-check',
      'unknown',
    ])
  })
  it('a closed regime is settled with second line, not released', () => {
    expect(judge(facts({ regime: { open: false, message: { key: 'posts:regime.closed' } } })).state).toBe(
      'settle',
    )
  })
  it('what the border guard has done stands while customs has not answered', () => {
    const answers = [answered('radiation', 'sbs'), answered('border-check', 'sbs')]
    expect(judge(facts({ controls: controls({ corridor: 'red', answers }) })).state).toBe('passed-here')
  })
  it('a hold keeps even a clean crossing', () => {
    const verdict = judge(facts({ state: 'held', holds: 1 }))
    expect([verdict.state, verdict.can.release?.key]).toEqual(['held', 'crossings:refusal.release-held'])
  })
  it('never permits a release while anything is open, whatever the facts', () => {
    const state = fc.constantFrom('no-hit' as const, 'hit' as const, 'could-not' as const)
    const checkState = fc.constantFrom('passed' as const, 'look' as const, 'unknown' as const)
    fc.assert(
      fc.property(
        fc.record({
          screened: state,
          check: checkState,
          waiting: fc.nat(2),
          confirmed: fc.nat(2),
          open: fc.boolean(),
          holds: fc.nat(2),
          stale: fc.boolean(),
          relaxed: fc.boolean(),
          radiation: fc.constantFrom('works', 'fails', 'not-tried'),
          referred: fc.boolean(),
        }),
        g => {
          const verdict = judge(
            facts({
              travellers: [
                {
                  checks: [{ ...passed, state: g.check }],
                  screened: g.screened,
                  until: null,
                  territory: null,
                },
              ],
              hits: { waiting: g.waiting, confirmed: g.confirmed },
              regime: { open: g.open, message: { key: 'x' } },
              holds: g.holds,
              lists: [{ ...list, stale: g.stale }],
              relaxed: g.relaxed,
              controls: controls({ radiation: g.radiation }),
              referral: g.referred ? { state: 'waiting' } : null,
            }),
          )
          if (verdict.can.release !== null) return true
          return (
            g.screened !== 'could-not' &&
            g.check === 'passed' &&
            g.waiting + g.confirmed === 0 &&
            g.open &&
            g.holds === 0 &&
            (!g.stale || g.relaxed) &&
            g.radiation === 'works' &&
            !g.referred
          )
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('looks and corrections', () => {
  const open = { site: 'bilasuvar', lane: 'bilasuvar-foot-1', state: 'open' as const }
  it('first line opens only what is at its own lane', () => {
    expect(mayLook(open, { site: 'bilasuvar', lane: 'bilasuvar-foot-1', duty: 'first-line' })).toBeNull()
    expect(mayLook(open, { site: 'bilasuvar', lane: 'bilasuvar-foot-2', duty: 'first-line' })).not.toBeNull()
  })
  it('nobody opens a file of another post', () => {
    expect(mayLook(open, { site: 'astara', lane: 'x', duty: 'shift-leader' })).not.toBeNull()
  })
  it('I-03: only declared corrections', () => {
    expect([
      mayCorrect('released', 'refused'),
      mayCorrect('refused', 'released'),
      mayCorrect('withdrawn', 'released'),
      mayCorrect('open', 'released'),
    ]).toEqual([true, true, false, false])
  })
})
