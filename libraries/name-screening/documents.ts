import { oneTypingError } from './distance.ts'

/** A document, plate or vehicle number on a list. `id` is the record or alert it belongs to. */
export interface ListedNumber {
  id: string
  number: string
  state?: string
  type?: string
}

export interface NumberHit {
  entry: ListedNumber
  /** 'exact': the same after dropping blanks and hyphens; 'look-alike': O for 0, I for 1 …; 'one error': one character off */
  how: 'exact' | 'look-alike' | 'one error'
}

/** Longer "numbers" are kept and found exactly, but not searched for errors. */
const NEAR_MOST = 40
/** With fewer characters every second number is one error away. */
const NEAR_LEAST = 6

/** Letters and digits only, capital, any script kept: `AZE 12-34.5` → `AZE12345`. */
export function plainNumber(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '')
}

const CONFUSED: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }

/** The number with characters that print or scan alike made equal (Doc 9303-3 lists O/0 and I/1 as the usual OCR-B confusions). */
export function scannedNumber(plain: string): string {
  let out = ''
  for (const char of plain) out += CONFUSED[char] ?? char
  return out
}

export interface DocumentIndex {
  /** entries with this number; with a state, entries of another known state are left out */
  exact(number: string, state?: string): ListedNumber[]
  /** entries that are the same, look the same, or differ by one change, insertion, omission or swap of neighbours; best first */
  near(number: string): NumberHit[]
  add(entry: ListedNumber): boolean
  /** takes out all numbers of a record; returns how many */
  withdraw(id: string): number
  readonly size: number
}

/** Index over document, plate or VIN numbers. An entry without a letter or digit is refused: `add` returns false. */
export function buildDocumentIndex(entries: Iterable<ListedNumber> = []): DocumentIndex {
  const byPlain = new Map<string, ListedNumber[]>()
  const byPart = new Map<string, Set<string>>()
  const byId = new Map<string, ListedNumber[]>()
  let size = 0

  const add = (entry: ListedNumber): boolean => {
    const plain = plainNumber(entry.number)
    if (plain === '') return false
    const twins = byPlain.get(plain)
    if (twins === undefined) {
      byPlain.set(plain, [entry])
      for (const part of parts(scannedNumber(plain))) {
        const numbers = byPart.get(part)
        if (numbers === undefined) byPart.set(part, new Set([plain]))
        else numbers.add(plain)
      }
    } else twins.push(entry)
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry])
    size++
    return true
  }

  const withdraw = (id: string): number => {
    const gone = byId.get(id) ?? []
    for (const entry of gone) {
      const plain = plainNumber(entry.number)
      const left = (byPlain.get(plain) ?? []).filter(other => other !== entry)
      if (left.length > 0) byPlain.set(plain, left)
      else {
        byPlain.delete(plain)
        for (const part of parts(scannedNumber(plain))) byPart.get(part)?.delete(plain)
      }
    }
    byId.delete(id)
    size -= gone.length
    return gone.length
  }

  const exact = (number: string, state?: string): ListedNumber[] =>
    (byPlain.get(plainNumber(number)) ?? []).filter(
      entry => state === undefined || entry.state === undefined || entry.state === state,
    )

  const near = (number: string): NumberHit[] => {
    const plain = plainNumber(number)
    if (plain === '') return []
    const scanned = scannedNumber(plain)
    const found = new Map<string, NumberHit['how']>()
    if (byPlain.has(plain)) found.set(plain, 'exact')
    for (const part of parts(scanned)) {
      for (const candidate of byPart.get(part) ?? []) {
        if (found.has(candidate)) continue
        const other = scannedNumber(candidate)
        if (other === scanned) found.set(candidate, 'look-alike')
        else if (oneTypingError(other, scanned)) found.set(candidate, 'one error')
      }
    }
    const rank = { exact: 0, 'look-alike': 1, 'one error': 2 }
    return [...found]
      .sort((a, b) => rank[a[1]] - rank[b[1]] || (a[0] < b[0] ? -1 : 1))
      .flatMap(([value, how]) => (byPlain.get(value) ?? []).map(entry => ({ entry, how })))
  }

  for (const entry of entries) add(entry)
  return {
    exact,
    near,
    add,
    withdraw,
    get size() {
      return size
    },
  }
}

/** The number and the number with one character taken out: two numbers one error apart share one of these. */
function parts(scanned: string): Set<string> {
  const out = new Set([scanned])
  if (scanned.length < NEAR_LEAST || scanned.length > NEAR_MOST) return out
  for (let i = 0; i < scanned.length; i++) out.add(scanned.slice(0, i) + scanned.slice(i + 1))
  return out
}
