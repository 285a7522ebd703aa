import { ceilingOf, FREE } from './ceiling.ts'
import type { Marks } from './marks.ts'

/** Which lists of a word are read: none, those of words that sound the same, or those of words that nearly do as well. */
export const LEVEL = { none: 0, own: 1, all: 2 } as const

/** Words among which the cheapest choice is searched; with more all lists of all words are read. */
const MOST = 6

/**
 * Which posting lists have to be read so that no name reaching `need` is missed: one that stands in none of them matches each word at best
 * by what was not read of it, and all that together must stay below. Of all such choices the one with the shortest lists.
 */
export class Plan {
  /** of each word one of LEVEL */
  readonly levels = new Uint8Array(32)
  private readonly trial = new Uint8Array(MOST)
  /** by word and level: length of the lists, and most bits of what is left unread */
  private readonly costs = new Float64Array(MOST * 3)
  private readonly left = new Float64Array(MOST * 3)
  private readonly picked = new Float64Array(MOST)
  private readonly ceilings = new Float64Array(3 ** MOST)
  private words = 0
  private need = 0
  private best = 0

  constructor(private readonly marks: Marks) {}

  /** A new name: what is left unread of each word does not depend on the date. */
  begin(): void {
    const { marks } = this
    this.words = marks.tokens.length
    if (this.words > MOST) return
    this.ceilings.fill(Number.NaN, 0, 3 ** this.words)
    for (let i = 0; i < this.words; i++) {
      const weak = Math.max(0, marks.weak[i] ?? 0)
      this.left[i * 3] = Math.max(weak, marks.tops[i] ?? 0)
      this.left[i * 3 + 1] = Math.max(weak, marks.reaches[i]?.nearMost ?? 0)
      this.left[i * 3 + 2] = weak
    }
  }

  make(need: number): void {
    const { marks } = this
    this.need = need
    this.levels.fill(LEVEL.all, 0, this.words)
    if (this.words > MOST) return
    for (let i = 0; i < this.words; i++) {
      const own = marks.reaches[i]?.ownMass ?? 0
      this.costs[i * 3 + 1] = own
      this.costs[i * 3 + 2] = own + marks.nearMass(i, need)
    }
    this.best = Number.POSITIVE_INFINITY
    this.choose(0, 0, 0, 0)
  }

  /** What is left unread, weighed with relatives. */
  private ceiling(trial: number): number {
    const known = this.ceilings[trial] ?? Number.NaN
    if (!Number.isNaN(known)) return known
    for (let i = 0; i < this.words; i++) this.picked[i] = this.left[i * 3 + (this.trial[i] ?? 0)] ?? 0
    const made = ceilingOf(this.picked, this.words, this.marks.relative, FREE)
    this.ceilings[trial] = made
    return made
  }

  private choose(i: number, cost: number, left: number, trial: number): void {
    if (cost >= this.best) return
    if (i === this.words) {
      if (left >= this.need && this.ceiling(trial) >= this.need) return
      this.best = cost
      this.levels.set(this.trial)
      return
    }
    for (let level = 0; level < 3; level++) {
      const at = i * 3 + level
      this.trial[i] = level
      this.choose(i + 1, cost + (this.costs[at] ?? 0), left + (this.left[at] ?? 0), trial * 3 + level)
    }
  }
}
