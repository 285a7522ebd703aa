/**
 * How far two folded words are apart, in "letters": an edit distance in which changes that transliteration makes all the time cost a
 * fraction (o/u, k/q, doubled letters, h after a consonant) and a change of one consonant into an unrelated one costs 1.
 */

const VOWELS = 'aeiouy'

const SUBSTITUTIONS: [number, string][] = [
  [0.1, 'iy vw'],
  [0.15, 'kq uw'],
  [0.2, 'ou ck hx jy'],
  [0.25, 'ae ei'],
  [0.3, 'vf bp cs cj uv sz ey ij gq'],
  [0.4, 'ao kg wf bv dt dz jg jz ow kx pf'],
  [0.5, 'gh hk ts mn eo ai au iu'],
]

const COST = new Float64Array(128 * 128).fill(1)
for (const a of VOWELS) for (const b of VOWELS) COST[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = 0.6
for (const [cost, pairs] of SUBSTITUTIONS) {
  for (const pair of pairs.split(' ')) {
    const a = pair.charCodeAt(0)
    const b = pair.charCodeAt(1)
    COST[a * 128 + b] = cost
    COST[b * 128 + a] = cost
  }
}
for (let i = 0; i < 128; i++) COST[i * 128 + i] = 0

const VOWEL = new Uint8Array(128)
for (const vowel of VOWELS) VOWEL[vowel.charCodeAt(0)] = 1
const H = 104
const TAKES_H = new Uint8Array(128)
for (const letter of 'cskgzdtpwr') TAKES_H[letter.charCodeAt(0)] = 1

/** Cost of a letter that stands in one word only, given the letters round it. */
function lone(word: string, at: number, bare: boolean): number {
  const code = word.charCodeAt(at)
  const before = at > 0 ? word.charCodeAt(at - 1) : 0
  if (code === before) return 0.1
  if (code > 127 || before > 127) return 1
  if (VOWEL[code] === 1) return bare ? 0.05 : 0.35
  if (code === H) return TAKES_H[before] === 1 ? 0.2 : at === word.length - 1 ? 0.2 : 0.5
  const next = at + 1 < word.length ? word.charCodeAt(at + 1) : 0
  // t of ts, d of dz and dzh, glides beside a vowel
  if (
    (code === 116 && (next === 115 || next === 122 || next === 99)) ||
    (code === 100 && (next === 122 || next === 106))
  )
    return 0.3
  if ((code === 106 || code === 119) && (VOWEL[before] === 1 || VOWEL[next] === 1)) return 0.35
  return 1
}

const WIDTH = 80
const rows = [new Float64Array(WIDTH), new Float64Array(WIDTH), new Float64Array(WIDTH)]

/**
 * Weighted distance of two words of at most 64 letters (longer ones are cut). `bare`: one of them has no short vowels. Above `most`
 * the search is given up and infinity returned.
 */
export function distance(left: string, right: string, bare = false, most = Number.POSITIVE_INFINITY): number {
  if (left === right) return 0
  const a = left.length > 64 ? left.slice(0, 64) : left
  const b = right.length > 64 ? right.slice(0, 64) : right
  let [before, above, row] = rows as [Float64Array, Float64Array, Float64Array]
  above[0] = 0
  for (let j = 0; j < b.length; j++) above[j + 1] = (above[j] ?? 0) + lone(b, j, bare)
  for (let i = 0; i < a.length; i++) {
    const ca = a.charCodeAt(i)
    const cut = lone(a, i, bare)
    row[0] = (above[0] ?? 0) + cut
    let least = row[0]
    for (let j = 0; j < b.length; j++) {
      const cb = b.charCodeAt(j)
      const change = ca === cb ? 0 : ca < 128 && cb < 128 ? (COST[ca * 128 + cb] ?? 1) : 1
      let best = (above[j] ?? 0) + change
      const drop = (above[j + 1] ?? 0) + cut
      if (drop < best) best = drop
      const add = (row[j] ?? 0) + lone(b, j, bare)
      if (add < best) best = add
      if (i > 0 && j > 0 && ca === b.charCodeAt(j - 1) && cb === a.charCodeAt(i - 1) && ca !== cb) {
        const swap = (before[j - 1] ?? 0) + 0.7
        if (swap < best) best = swap
      }
      row[j + 1] = best
      if (best < least) least = best
    }
    // a swap may step back one row for 0.7: with less than that to spare there is no way back below `most`
    if (least > most + 1) return Number.POSITIVE_INFINITY
    const spare = before
    before = above
    above = row
    row = spare
  }
  return above[b.length] ?? 0
}

/** Are the words one typing error apart: a letter changed, added, left out, or two neighbours swapped? */
export function oneTypingError(a: string, b: string): boolean {
  if (a === b || a.length - b.length > 1 || b.length - a.length > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const leftA = endA - start
  const leftB = endB - start
  if (leftA <= 1 && leftB <= 1) return true
  return (
    leftA === 2 &&
    leftB === 2 &&
    a.charAt(start) === b.charAt(start + 1) &&
    a.charAt(start + 1) === b.charAt(start)
  )
}
