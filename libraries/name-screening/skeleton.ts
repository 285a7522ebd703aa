/**
 * Consonant skeletons: what is left of a word when everything that changes between scripts and transliterations is taken away.
 * Up to eight symbols of four bits, first symbol highest, in one unsigned 32-bit number: one-symbol deletion, equality and
 * "one edit apart" are then arithmetic. Mohammed, Məhəmməd, Мухаммед and محمد all give M H M D.
 */

export const SYMBOLS = 'ABDTFVKHJSZLMNR'
const CODE = new Map([...SYMBOLS].map((symbol, i) => [symbol, i + 1]))
const LENGTH = 8

/** Most readings kept of one word (x is kh in Baku and ks in London). More would only widen the search. */
const READINGS = 4

const VOWELS = 'aeiouy'
const isVowel = (letter: string | undefined) =>
  letter !== undefined && letter !== '' && VOWELS.includes(letter)

/** Letter groups, longest first → the readings of the group. '' = not heard. */
const GROUPS: [string, string[]][] = [
  ['shch', ['SJ', 'S']],
  ['tsch', ['J']],
  ['tch', ['J']],
  ['sch', ['S']],
  ['dzh', ['J']],
  ['dsch', ['J']],
  ['ch', ['J', 'H']],
  ['sh', ['S']],
  ['zh', ['J', 'Z']],
  ['kh', ['H']],
  ['gh', ['K']],
  ['ph', ['F']],
  ['th', ['T', 'S']],
  ['dh', ['D', 'Z']],
  ['bh', ['B']],
  ['dj', ['J']],
  ['dz', ['J', 'Z']],
  ['cz', ['J']],
  ['ts', ['J', 'S']],
  ['tz', ['J', 'Z']],
  ['ck', ['K']],
  ['qu', ['K']],
]
const BY_FIRST = new Map<string, [string, string[]][]>()
for (const group of GROUPS) {
  const first = group[0].charAt(0)
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), group])
}

const SINGLE: Record<string, string[]> = {
  b: ['B'],
  p: ['B'],
  d: ['D'],
  t: ['T'],
  f: ['F'],
  v: ['V'],
  w: ['V'],
  k: ['K'],
  q: ['K'],
  g: ['K'],
  s: ['S'],
  z: ['Z'],
  l: ['L'],
  m: ['M'],
  n: ['N'],
  r: ['R'],
}

/** Readings of the letter at `at` and how many letters they use. */
function read(word: string, at: number, bare: boolean): { symbols: string[]; used: number } {
  const letter = word.charAt(at)
  const next = word.charAt(at + 1)
  if (isVowel(letter)) return { symbols: [at === 0 ? 'A.' : '.'], used: 1 }
  if (letter === 'c' && next === 'h' && SINGLE[word.charAt(at + 2)] !== undefined)
    return { symbols: ['K', 'J'], used: 2 }
  for (const [group, symbols] of BY_FIRST.get(letter) ?? []) {
    if (word.startsWith(group, at)) return { symbols, used: group.length }
  }
  // Hsi, Hsiao: the sound that pinyin writes x
  if (letter === 'h' && next === 's' && at === 0 && !bare) return { symbols: ['S'], used: 2 }
  const last = at === word.length - 1
  if (letter === 'h') return { symbols: [last && at > 0 ? '' : 'H'], used: 1 }
  if (letter === 'f' && last && /[oe]f+$/.test(word)) return { symbols: ['V', 'F'], used: 1 }
  if (letter === 'f' && next === 'f' && at === word.length - 2 && /[oe]$/.test(word.slice(0, at)))
    return { symbols: ['V', 'F'], used: 2 }
  if (letter === 'w' && at > 0 && (last || !isVowel(next))) return { symbols: ['V', '.'], used: 1 }
  if (letter === 'j') return { symbols: at === 0 ? ['J', 'A.'] : ['J', '.'], used: 1 }
  if (letter === 'c')
    return { symbols: 'eiy'.includes(next) && next !== '' ? ['S', 'J'] : ['K', 'J'], used: 1 }
  if (letter === 'x') return { symbols: at === 0 ? ['H', 'S'] : ['KS', 'H'], used: 1 }
  return { symbols: SINGLE[letter] ?? [''], used: 1 }
}

/** All readings of a folded word as numbers, the usual one first. A word without a letter of the alphabet has none. */
export function skeletons(word: string, bare = false): number[] {
  let readings = ['']
  let at = 0
  // Sixty letters hold far more than eight symbols in any real word; the rest cannot change the skeleton.
  const text = word.length > 60 ? word.slice(0, 60) : word
  while (at < text.length) {
    const { symbols, used } = read(text, at, bare)
    const grown: string[] = []
    for (const symbol of symbols) {
      for (const reading of readings) {
        // '.' keeps two equal consonants apart; where no vowels are written it stands after every letter
        if (grown.length < READINGS) grown.push(bare ? `${reading}${symbol}.` : reading + symbol)
      }
    }
    readings = grown
    at += used
  }
  const packed = new Set<number>()
  for (const reading of readings) {
    const value = pack(reading)
    if (value !== 0) packed.add(value)
  }
  return [...packed]
}

/** Symbols → number; equal neighbours become one unless a '.' (a vowel) stands between them. */
export function pack(symbols: string): number {
  let value = 0
  let count = 0
  let previous = ''
  for (const symbol of symbols) {
    if (symbol === previous) continue
    previous = symbol
    if (symbol === '.') continue
    value = value * 16 + (CODE.get(symbol) ?? 0)
    if (++count === LENGTH) break
  }
  return value
}

export function unpack(skeleton: number): string {
  let symbols = ''
  for (let rest = skeleton; rest > 0; rest = Math.floor(rest / 16))
    symbols = (SYMBOLS[(rest % 16) - 1] ?? '?') + symbols
  return symbols
}

export function skeletonLength(skeleton: number): number {
  return skeleton === 0 ? 0 : 8 - (Math.clz32(skeleton) >>> 2)
}

/**
 * Keys that are not skeletons (nickname groups, words of other scripts) live beside them: their lowest symbol is 0, which no
 * skeleton has. They are matched exactly only.
 */
export function opaqueKey(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return (((hash >>> 4) | 1) * 16) % 2 ** 32
}

export const isSkeleton = (key: number) => (key & 15) !== 0

/**
 * The skeleton and, from three symbols on, the skeleton with one symbol taken out. Two skeletons share one of these when they are
 * equal, one symbol apart, or differ by a swap of neighbours. One- and two-symbol skeletons stand only for themselves:
 * with so little left, "one edit away" would be almost every other short name.
 */
export function deletions(skeleton: number): number[] {
  const out = [skeleton]
  const length = skeletonLength(skeleton)
  if (length < 3) return out
  for (let i = 0; i < length; i++) {
    const value = without(skeleton, i)
    if (!out.includes(value)) out.push(value)
  }
  return out
}

/** The skeleton without its i-th symbol, counted from the last. */
function without(skeleton: number, i: number): number {
  const low = 16 ** i
  return Math.floor(skeleton / (low * 16)) * low + (skeleton % low)
}

/**
 * Exactly the relation found by `deletions`: the two share an entry. What both begin and end with is taken off; of the rest, one symbol
 * against none, one against one, or the same run moved by one place is left.
 */
export function withinOneEdit(a: number, b: number): boolean {
  if (a === b) return true
  let la = skeletonLength(a)
  let lb = skeletonLength(b)
  if (la - lb > 1 || lb - la > 1 || la + lb < 5) return false
  let x = a
  let y = b
  while (la > 0 && lb > 0 && (x & 15) === (y & 15)) {
    x >>>= 4
    y >>>= 4
    la--
    lb--
  }
  while (la > 0 && lb > 0 && x >>> (4 * (la - 1)) === y >>> (4 * (lb - 1))) {
    la--
    lb--
    x = la === 0 ? 0 : x & (2 ** (4 * la) - 1)
    y = lb === 0 ? 0 : y & (2 ** (4 * lb) - 1)
  }
  if (la !== lb) return la + lb === 1
  return (
    la === 1 ||
    (la > 1 && ((x & (2 ** (4 * (la - 1)) - 1)) === y >>> 4 || (y & (2 ** (4 * (la - 1)) - 1)) === x >>> 4))
  )
}
