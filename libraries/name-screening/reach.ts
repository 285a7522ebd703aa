import { deletions, isSkeleton } from './skeleton.ts'
import { findKey } from './sounds.ts'
import { ENTRY, KINDS, type Stored } from './stored.ts'
import type { PreparedName, Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** How a sound class stands to a word of the query. */
export const RELATION = { own: 0, nickname: 1, near: 2 } as const

/** The sound classes of one index that a word is related to. */
export interface Reach {
  /** first those that sound the same, then the others; of each those that can bring most first */
  readonly classes: Uint32Array
  readonly relations: Uint8Array
  /** most that a word of the class can bring (`compareStrongly` of pairs.ts) */
  readonly bounds: Float32Array
  /** how many sound the same, the length of their posting lists, and the most they bring */
  readonly own: number
  readonly ownMass: number
  readonly ownMost: number
  /** most that the others bring */
  readonly nearMost: number
  /** length of the posting lists of the others up to each */
  readonly masses: Uint32Array
  /** the same as `bounds`, letters compared; NaN: not yet */
  readonly exact: Float32Array
  /** bits of words of the index that were compared letter by letter: related ones, and others (closeness.ts) */
  readonly strong: Map<number, number>
  readonly weak: Map<number, number>
}

/** Least that is taken away from two words whose sounds are only near; without a typing error or a nickname it is `oneEdit.least`. */
const NEAR = Math.min(WEIGHTS.typing.bits, WEIGHTS.nickname, WEIGHTS.oneEdit.least)

/** Reaches kept per index; the same given names and surnames come all day long. */
const KEPT = 8192

/** Finds the classes of a word through its keys, and remembers the words asked last. */
export class Reaches {
  private readonly kept: Map<Token, Reach>[] = KINDS.map(() => new Map())
  /** those kept before the last ones were begun */
  private readonly before: Map<Token, Reach>[] = KINDS.map(() => new Map())
  private readonly place: Int32Array

  constructor(private readonly stored: Stored) {
    this.place = new Int32Array(stored.classMost.length)
  }

  of(token: Token, kind: PreparedName['kind']): Reach {
    const number = KINDS.indexOf(kind)
    const known = this.kept[number]?.get(token)
    if (known) return known
    const made = this.before[number]?.get(token) ?? this.find(token, number)
    if ((this.kept[number]?.size ?? 0) >= KEPT) {
      this.before[number] = this.kept[number] ?? new Map()
      this.kept[number] = new Map()
    }
    this.kept[number]?.set(token, made)
    return made
  }

  private find(token: Token, kind: number): Reach {
    const classes: number[] = []
    const relations: number[] = []
    const { place } = this
    const mark = (c: number, relation: number) => {
      const at = place[c] ?? 0
      if (at === 0) {
        place[c] = classes.push(c)
        relations.push(relation)
      } else if (relation < (relations[at - 1] ?? 0)) relations[at - 1] = relation
    }
    const visit = (key: number, relation: number) => {
      const { keySlots, keyEntries } = this.stored
      const start = findKey(keySlots, key)
      if (start === 0) return
      const end = start + (keyEntries[start] ?? 0)
      for (let at = start + 1; at <= end; at++) {
        const entry = keyEntries[at] ?? 0
        if (((entry >>> ENTRY.kind) & 3) === kind)
          mark(entry >>> ENTRY.class, (entry & ENTRY.own) === 0 ? RELATION.near : relation)
      }
    }
    const nickname = token.readings.length > 0 ? RELATION.nickname : RELATION.own
    for (const key of token.readings) visit(key, RELATION.own)
    for (const key of token.exactKeys) visit(key, nickname)
    for (const key of shortened(token)) visit(key, RELATION.near)
    for (const c of classes) place[c] = 0
    return this.inOrder(token, classes, relations)
  }

  private inOrder(token: Token, classes: number[], relations: number[]): Reach {
    const { classMost, classStart } = this.stored
    const bounds = classes.map((c, i) => {
      const information = Math.min(token.bits, (classMost[c] ?? 0) / 2)
      return relations[i] === RELATION.own ? information : information - NEAR
    })
    const order = inSteps(classes.length, i =>
      Math.round((relations[i] === RELATION.own ? OWN_STEPS : 0) + 2 * Math.max(0, (bounds[i] ?? 0) + NEAR)),
    )
    const own = relations.filter(relation => relation === RELATION.own).length
    const masses = new Uint32Array(classes.length + 1)
    order.forEach((i, k) => {
      const c = classes[i] ?? 0
      const mass = (classStart[c + 1] ?? 0) - (classStart[c] ?? 0)
      masses[k + 1] = mass + (k === own ? 0 : (masses[k] ?? 0))
    })
    const most = (at: number) => bounds[order[at] ?? -1] ?? 0
    return {
      classes: Uint32Array.from(order, i => classes[i] ?? 0),
      relations: Uint8Array.from(order, i => relations[i] ?? 0),
      bounds: Float32Array.from(order, i => bounds[i] ?? 0),
      own,
      ownMass: own === 0 ? 0 : (masses[own] ?? 0),
      ownMost: own === 0 ? 0 : most(0),
      nearMost: own === classes.length ? 0 : most(own),
      masses,
      exact: new Float32Array(classes.length).fill(Number.NaN),
      strong: new Map(),
      weak: new Map(),
    }
  }
}

/** Bounds are half bits, so places are counted rather than compared: those of words that sound the same above all others. */
const OWN_STEPS = 128

function inSteps(count: number, stepOf: (i: number) => number): number[] {
  const steps: number[][] = []
  for (let i = 0; i < count; i++) {
    const step = stepOf(i)
    const same = steps[step]
    if (same) same.push(i)
    else steps[step] = [i]
  }
  return steps.reverse().flat()
}

/** The skeletons of a word with a symbol taken out. */
function shortened(token: Token): Set<number> {
  const keys = new Set<number>()
  for (const reading of token.readings)
    if (isSkeleton(reading))
      for (const part of deletions(reading)) if (!token.readings.includes(part)) keys.add(part)
  return keys
}
