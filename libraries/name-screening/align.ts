import { compareJoined, compareStrongly, compareWeakly, type Pair } from './pairs.ts'
import type { Evidence } from './records.ts'
import { joinsOf, type PreparedName, type Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

interface Edge extends Pair {
  /** first and number of words taken on either side (two when joined) */
  q: number
  qn: number
  r: number
  rn: number
}

export interface NameEvidence {
  bits: number
  lines: Evidence[]
  /** at least one word was matched by a relation the index knows; without one a name is no evidence at all */
  strong: boolean
  /** the two names are the same after folding, in any order */
  whole: boolean
}

/**
 * Compares two names word by word, in any order. The bits of the lines add up to `bits`. Symmetric: where two alignments are equally good
 * the same one is taken whichever name comes first. Bounded: at most 24 words a side.
 */
export function alignNames(
  query: PreparedName,
  record: PreparedName,
  relative: number = WEIGHTS.relative,
): NameEvidence {
  if (query.whole <= record.whole) return align(query, record, relative)
  const turned = align(record, query, relative)
  return { ...turned, lines: turned.lines.map(turn) }
}

/** The same after folding: the same words in any order, or the two words of one written as one on the other side. */
export function isWhole(a: PreparedName, b: PreparedName): boolean {
  if (a.whole === b.whole) return a.whole !== ''
  return a.tokens.length * b.tokens.length === 2 && runTogether(a) === runTogether(b)
}

const runTogether = (name: PreparedName) => name.tokens.map(token => token.text).join('')

const TURNED: Partial<Record<Evidence['how'], Evidence['how']>> = { extra: 'dropped', dropped: 'extra' }
const turn = (line: Evidence): Evidence => ({
  ...line,
  how: TURNED[line.how] ?? line.how,
  query: line.record,
  record: line.query,
})

function align(query: PreparedName, record: PreparedName, prior: number): NameEvidence {
  const whole = isWhole(query, record)
  const chosen = assign(edges(query, record, whole), query.tokens.length, record.tokens.length)
  const strong = whole || chosen.some(edge => edge.strong)
  const kept = strong ? chosen : []
  const lines: Evidence[] = []
  const usedQ = new Set<number>()
  const usedR = new Set<number>()
  for (const edge of [...kept].sort((a, b) => a.q - b.q)) {
    for (let i = 0; i < edge.qn; i++) usedQ.add(edge.q + i)
    for (let i = 0; i < edge.rn; i++) usedR.add(edge.r + i)
    lines.push({
      about: 'name',
      how: edge.how,
      query: sourceOf(query.tokens, edge.q, edge.qn),
      record: sourceOf(record.tokens, edge.r, edge.rn),
      bits: edge.bits,
    })
  }
  const leftQ = query.tokens.filter((_, i) => !usedQ.has(i))
  const leftR = record.tokens.filter((_, i) => !usedR.has(i))
  lines.push(...conflicts(leftQ, leftR))
  const worst = lines.map(line => line.bits)
  const crossed = kept.some(edge => fatherForSon(edge, query, record))
  lines.push(...leftovers(leftQ, leftR, query, record, crossed))
  const sum = lines.reduce((bits, line) => bits + line.bits, 0)
  const relative = relativeBits(sum, worst, prior)
  if (relative < -0.005)
    lines.push({ about: 'name', how: 'could be a relative', query: null, record: null, bits: relative })
  lines.push(...remarks(query, record))
  return { bits: lines.reduce((bits, line) => bits + line.bits, 0), lines, strong, whole }
}

const sourceOf = (tokens: Token[], at: number, n: number) =>
  tokens
    .slice(at, at + n)
    .map(token => token.source)
    .join(' ')

/** Words left on both sides contradict each other, father's names only each other. Removes what it pairs. */
function conflicts(leftQ: Token[], leftR: Token[]): Evidence[] {
  const lines: Evidence[] = []
  for (let i = 0; i < leftQ.length; i++) {
    const a = leftQ[i]
    if (a === undefined) continue
    const at = leftR.findIndex(b => (a.class === 'patronymic') === (b.class === 'patronymic'))
    const b = leftR[at]
    if (b === undefined) continue
    leftQ.splice(i--, 1)
    leftR.splice(at, 1)
    const initial = a.class === 'initial' || b.class === 'initial'
    const bits = initial ? WEIGHTS.differentInitial : WEIGHTS.different
    lines.push({ about: 'name', how: 'different', query: a.source, record: b.source, bits })
  }
  return lines
}

/** A father's name stands for a word of the other side that is none. */
const fatherForSon = ({ q, r, qn, rn }: Edge, query: PreparedName, record: PreparedName) =>
  qn + rn === 2 && (query.tokens[q]?.class === 'patronymic') !== (record.tokens[r]?.class === 'patronymic')

function leftovers(
  leftQ: Token[],
  leftR: Token[],
  query: PreparedName,
  record: PreparedName,
  crossed: boolean,
): Evidence[] {
  const cost = (token: Token, own: PreparedName, other: PreparedName) => {
    if (other.cut || own.tokens.some(twin => twin !== token && twin.text === token.text)) return 0
    if (token.class === 'patronymic' || token.class === 'initial') return WEIGHTS.extraPatronymic
    if (own.kind !== 'person') return WEIGHTS.extraCompanyWord
    const hasFather = crossed && own.tokens.some(token => token.class === 'patronymic')
    return hasFather ? WEIGHTS.extraBesideFather : WEIGHTS.extra
  }
  return [
    ...leftQ.map(
      (token): Evidence => ({
        about: 'name',
        how: 'extra',
        query: token.source,
        record: null,
        bits: cost(token, query, record),
      }),
    ),
    ...leftR.map(
      (token): Evidence => ({
        about: 'name',
        how: 'dropped',
        query: null,
        record: token.source,
        bits: cost(token, record, query),
      }),
    ),
  ]
}

/**
 * A stranger is not the only other explanation: a brother, a daughter, a sister company shares all words but one. Under that explanation
 * the agreement of all words but the k-th is free, at the price of the prior `relative` (weights.ts). Adding the explanations up gives
 *   evidence = −log2( 2^−sum + Σk 2^−(relative + bits of word k) ),
 * so one word that truly differs cannot be outvoted by any number that agree. Returns evidence − sum, never above 0.
 */
function relativeBits(sum: number, words: number[], prior: number): number {
  if (words.length < 2) return 0
  let chance = 1
  for (const bits of words) chance += 2 ** (sum - prior - bits)
  return -Math.log2(chance)
}

function remarks(query: PreparedName, record: PreparedName): Evidence[] {
  const lines: Evidence[] = []
  if (query.legal !== null && record.legal !== null) {
    const same = query.legal === record.legal
    lines.push({
      about: 'name',
      how: same ? 'legal form same' : 'legal form differs',
      query: query.legalSource,
      record: record.legalSource,
      bits: same ? WEIGHTS.legalSame : WEIGHTS.legalDiffers,
    })
  }
  if (query.shortened || record.shortened) {
    lines.push({ about: 'name', how: 'name shortened', query: null, record: null, bits: WEIGHTS.shortened })
  }
  return lines
}

/**
 * All pairs worth considering. Weak ones are looked for only if there is a strong one (alone they are no evidence), and only between words
 * that have no exact counterpart.
 */
function edges(query: PreparedName, record: PreparedName, whole: boolean): Edge[] {
  const out: Edge[] = []
  const n = query.tokens.length
  const m = record.tokens.length
  const exactQ = new Uint8Array(n)
  const exactR = new Uint8Array(m)
  const related = new Uint8Array(n * m)
  query.tokens.forEach((a, q) => {
    record.tokens.forEach((b, r) => {
      const pair = compareStrongly(a, b)
      if (pair === null) return
      related[q * m + r] = 1
      if (pair.bits <= WEIGHTS.different) return
      if (pair.how === 'same') exactQ[q] = exactR[r] = 1
      out.push({ ...pair, q, qn: 1, r, rn: 1 })
    })
  })
  if (out.length === 0 && !whole) return out
  if (exactQ.every(Boolean) || exactR.every(Boolean)) return out
  addJoined(out, { query, record, exactQ, exactR, whole })
  query.tokens.forEach((a, q) => {
    record.tokens.forEach((b, r) => {
      if (exactQ[q] === 1 || exactR[r] === 1 || related[q * m + r] === 1) return
      const pair = compareWeakly(a, b, query.cut && q === n - 1, record.cut && r === m - 1)
      if (pair !== null && pair.bits > WEIGHTS.different) out.push({ ...pair, q, qn: 1, r, rn: 1 })
    })
  })
  return out
}

interface Sides {
  query: PreparedName
  record: PreparedName
  exactQ: Uint8Array
  exactR: Uint8Array
  whole: boolean
}

/** Words run together or torn apart, among those without an exact counterpart. */
function addJoined(out: Edge[], { query, record, exactQ, exactR, whole }: Sides): void {
  const free = (exact: Uint8Array, at: number) => exact[at] === 0 && exact[at + 1] === 0
  const torn = joinsOf(record, r => free(exactR, r))
  const joins = joinsOf(query, q => free(exactQ, q))
  query.tokens.forEach((a, q) => {
    if (exactQ[q] === 1) return
    torn.forEach((b, r) => {
      const pair = b === null ? null : compareJoined(a, b, whole)
      if (pair !== null) out.push({ ...pair, q, qn: 1, r, rn: 2 })
    })
  })
  record.tokens.forEach((b, r) => {
    if (exactR[r] === 1) return
    joins.forEach((a, q) => {
      const pair = a === null ? null : compareJoined(a, b, whole)
      if (pair !== null) out.push({ ...pair, q, qn: 2, r, rn: 1 })
    })
  })
}

/** What taking an edge is worth: two words left over on both sides would have cost `different`. */
const worth = (edge: Edge) => edge.bits - WEIGHTS.different

/**
 * The best set of edges: the optimal one-to-one assignment, and then, as long as it gets better, with a pair of words joined
 * (three times at most).
 */
function assign(all: Edge[], n: number, m: number): Edge[] {
  const singles = all.filter(edge => edge.qn + edge.rn === 2)
  const joined = all.filter(edge => edge.qn + edge.rn === 3)
  const value = (edges: Edge[]) => edges.reduce((sum, edge) => sum + worth(edge), 0)
  const meets = (a: Edge, b: Edge) => a.q < b.q + b.qn && b.q < a.q + a.qn
  const touches = (a: Edge, b: Edge) => meets(a, b) || (a.r < b.r + b.rn && b.r < a.r + a.rn)
  let best = assignment(singles, n, m)
  const taken: Edge[] = []
  for (let round = 0; round < 3 && joined.length > 0; round++) {
    let better: Edge | undefined
    let bestValue = value(best)
    for (const edge of joined) {
      if (taken.some(other => touches(edge, other))) continue
      const fixed = [...taken, edge]
      const rest = singles.filter(single => !fixed.some(other => touches(single, other)))
      const tried = [...fixed, ...assignment(rest, n, m)]
      if (value(tried) > bestValue + 1e-9) {
        best = tried
        bestValue = value(tried)
        better = edge
      }
    }
    if (better === undefined) break
    taken.push(better)
  }
  return best
}

/** Optimal one-to-one assignment by the Hungarian method with potentials, O(n²m); an edge that does not exist is worth 0. */
function assignment(singles: Edge[], n: number, m: number): Edge[] {
  if (singles.length < 2) return singles
  const turned = n > m
  const rows = turned ? m : n
  const columns = turned ? n : m
  const grid: (Edge | undefined)[] = new Array(rows * columns)
  for (const edge of singles) grid[turned ? edge.r * columns + edge.q : edge.q * columns + edge.r] = edge
  const cost = (i: number, j: number) => {
    const edge = grid[i * columns + j]
    return edge === undefined ? 0 : -worth(edge)
  }
  const u = new Float64Array(rows + 1)
  const v = new Float64Array(columns + 1)
  const owner = new Int32Array(columns + 1)
  const way = new Int32Array(columns + 1)
  for (let i = 1; i <= rows; i++) {
    owner[0] = i
    let j0 = 0
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const seen = new Uint8Array(columns + 1)
    do {
      seen[j0] = 1
      const row = owner[j0] ?? 0
      let delta = Number.POSITIVE_INFINITY
      let j1 = 0
      for (let j = 1; j <= columns; j++) {
        if (seen[j] === 1) continue
        const reduced = cost(row - 1, j - 1) - (u[row] ?? 0) - (v[j] ?? 0)
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced
          way[j] = j0
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0
          j1 = j
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (seen[j] === 1) {
          const held = owner[j] ?? 0
          u[held] = (u[held] ?? 0) + delta
          v[j] = (v[j] ?? 0) - delta
        } else least[j] = (least[j] ?? 0) - delta
      }
      j0 = j1
    } while (owner[j0] !== 0)
    while (j0 !== 0) {
      const j1 = way[j0] ?? 0
      owner[j0] = owner[j1] ?? 0
      j0 = j1
    }
  }
  const chosen: Edge[] = []
  for (let j = 1; j <= columns; j++) {
    const edge = (owner[j] ?? 0) > 0 ? grid[((owner[j] ?? 0) - 1) * columns + j - 1] : undefined
    if (edge !== undefined) chosen.push(edge)
  }
  return chosen
}
