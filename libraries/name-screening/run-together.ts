import { opaqueKey, skeletons } from './skeleton.ts'
import { findKey } from './sounds.ts'
import { END, ENTRY, HEAD, KINDS, type Stored, WORD } from './stored.ts'
import type { PreparedName } from './tokens.ts'
import { placeOfWhole, wholeKey } from './whole-names.ts'

/**
 * Records whose name is the query's two words written as one, or whose two words the query writes as one, letter by letter (`isWhole` of
 * align.ts). No list of pairs is kept for this: the words, or the two halves at each place where the word may be cut, are looked up.
 */
export function runTogether(
  stored: Stored,
  name: PreparedName,
  work: { touched: number },
  found: (id: number) => void,
): void {
  const { tokens } = name
  const [first, second] = tokens
  if (first === undefined || tokens.length > 2) return
  if (second !== undefined) {
    asOne(stored, first.text + second.text, KINDS.indexOf(name.kind), work, found)
    return
  }
  const wanted = first.text
  const kind = KINDS.indexOf(name.kind)
  for (let cut = 1; cut < wanted.length; cut++) {
    const left = classesOf(stored, wanted.slice(0, cut), kind)
    const right = left.length === 0 ? left : classesOf(stored, wanted.slice(cut), kind)
    if (right.length === 0) continue
    for (const c of mass(stored, left) < mass(stored, right) ? left : right) {
      for (let at = stored.classStart[c] ?? 0; at < (stored.classStart[c + 1] ?? 0); at++) {
        work.touched++
        const id = stored.postings[at * 2] ?? 0
        if (hasName(stored, id, 2, wanted)) found(id)
      }
    }
  }
}

/** Names of one word stand in the table of whole names. */
function asOne(
  stored: Stored,
  wanted: string,
  kind: number,
  work: { touched: number },
  found: (id: number) => void,
): void {
  const { wholeKeys, wholeRecords } = stored
  const key = wholeKey(kind, [wanted])
  for (let at = placeOfWhole(wholeKeys, key); wholeKeys[at] === key; at++) {
    work.touched++
    const id = wholeRecords[at] ?? 0
    if (hasName(stored, id, 1, wanted)) found(id)
  }
}

const mass = (stored: Stored, classes: number[]) =>
  classes.reduce((sum, c) => sum + (stored.classStart[c + 1] ?? 0) - (stored.classStart[c] ?? 0), 0)

/** Sound classes that a word spelled so may be in, in any script. */
function classesOf(stored: Stored, text: string, kind: number): number[] {
  const classes = new Set<number>()
  const keys = [...skeletons(text), ...skeletons(text, true), opaqueKey(text), opaqueKey(`initial ${text}`)]
  for (const key of keys) {
    const start = findKey(stored.keySlots, key)
    if (start === 0) continue
    for (let at = start + 1; at <= start + (stored.keyEntries[start] ?? 0); at++) {
      const entry = stored.keyEntries[at] ?? 0
      if (((entry >>> ENTRY.kind) & 3) === kind && (entry & ENTRY.own) !== 0)
        classes.add(entry >>> ENTRY.class)
    }
  }
  return [...classes]
}

function hasName(stored: Stored, id: number, words: number, wanted: string): boolean {
  let length = 0
  let text = ''
  for (let at = stored.nameStart[id] ?? 0; at < (stored.nameStart[id + 1] ?? 0); at++) {
    const word = stored.nameWords[at] ?? 0
    if ((word & HEAD) !== 0) continue
    length++
    if (length <= words) text += stored.text(word & WORD)
    if (word < END) continue
    if (length === words && text === wanted) return true
    length = 0
    text = ''
  }
  return false
}
