import { hashText } from './sections.ts'
import { sortedBy } from './sounds.ts'
import { END, HEAD, type Stored, WORD } from './stored.ts'

/** Under what a name stands in the table of whole names: its words in order of the alphabet, whatever their order was. */
export const wholeKey = (kind: number, words: string[]) => hashText(`${kind} ${words.sort().join(' ')}`)

/**
 * The names of records without a full date, and of one word, by their keys, which rise: where the date contradicts nothing a name that is
 * the same as a whole is shown whatever it is worth, and no list of one of its words need be read for it. `keys` and `records` go together, records rising.
 */
export function wholeTable(
  keys: Uint32Array,
  records: Uint32Array,
): { wholeKeys: Uint32Array; wholeRecords: Uint32Array } {
  const order = sortedBy(keys)
  return {
    wholeKeys: Uint32Array.from(order, i => keys[i] ?? 0),
    wholeRecords: Uint32Array.from(order, i => records[i] ?? 0),
  }
}

/** First place of the key in the table; where the keys there differ it is not in it. */
export function placeOfWhole(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Does the record have a name with exactly these words, in any order? */
export function isWhole(stored: Stored, id: number, whole: string, count: number): boolean {
  const { nameStart, nameWords } = stored
  const words: string[] = []
  for (let at = nameStart[id] ?? 0, end = nameStart[id + 1] ?? 0; at < end; at++) {
    const word = nameWords[at] ?? 0
    if ((word & HEAD) !== 0) continue
    words.push(stored.text(word & WORD))
    if (word < END) continue
    if (words.length === count && words.sort().join(' ') === whole) return true
    words.length = 0
  }
  return false
}
