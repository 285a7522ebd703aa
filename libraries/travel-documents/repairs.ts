import { type Check, type Checks, characterValue, checksOf, weightAt } from './check-digits.ts'
import { type CheckName, type FieldKind, LAYOUTS, type Layout, type Span } from './layouts.ts'

/**
 * Proposals for a zone that was misread: which characters a machine confuses, and which exchange would make the
 * check digits right. They are never applied: one exchange in ten fits a digit by chance, so a person looks at
 * the document first. Nothing is proposed that would break a digit that is right now.
 */

export interface Change {
  readonly line: number
  readonly position: number
  readonly found: string
  readonly proposed: string
}

export interface Repair {
  readonly kind: 'confusion' | 'lower case' | 'white space'
  readonly changes: readonly Change[]
  /** Check digits that are wrong now and would be right. */
  readonly makesRight: readonly CheckName[]
  /** Whether the whole reading would then be valid. */
  readonly valid: boolean
  /** The zone with the changes made, lines parted by LF: read it again once the officer agrees. */
  readonly text: string
}

/** Letters taken for digits where only digits stand, and the other way round (OCR-B, and typed by hand). */
const TO_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  U: '0',
  I: '1',
  L: '1',
  J: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
}
const TO_LETTER: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'T',
  '8': 'B',
}
/** Where both may stand. */
const EITHER: Readonly<Record<string, string>> = {
  ...TO_LETTER,
  O: '0Q',
  Q: '0O',
  D: '0',
  U: '0V',
  V: 'U',
  I: '1',
  L: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6C',
  C: 'G',
  T: '7',
  B: '8',
}

const MOST_PROPOSALS = 8
const DIGITS_ONLY: ReadonlySet<FieldKind> = new Set(['date', 'month'])
const LETTERS_ONLY: ReadonlySet<FieldKind> = new Set(['state', 'names', 'name'])

/** An exchange by its place in the zone as one run of characters, counted from 0. */
interface Exchange {
  readonly at: number
  readonly proposed: string
}

interface Places {
  readonly digitsOnly: ReadonlySet<number>
  readonly lettersOnly: readonly number[]
  /** Covered by another digit than the composite. */
  readonly coveredOtherwise: ReadonlySet<number>
}

const placesIn = (layout: Layout, { line, start, end }: Span): number[] =>
  Array.from({ length: end - start + 1 }, (_, step) => (line - 1) * layout.width + start - 1 + step)

const PLACES: ReadonlyMap<Layout, Places> = new Map(
  LAYOUTS.map(layout => {
    const of = (kinds: ReadonlySet<FieldKind>): Span[] => layout.fields.filter(row => kinds.has(row.kind))
    const places = (spans: readonly Span[]): number[] => spans.flatMap(span => placesIn(layout, span))
    const others = layout.checks.filter(row => row.name !== 'composite')
    return [
      layout,
      {
        digitsOnly: new Set(places([...of(DIGITS_ONLY), ...layout.checks.map(row => row.at)])),
        lettersOnly: places(of(LETTERS_ONLY)),
        coveredOtherwise: new Set(places(others.flatMap(row => row.over))),
      },
    ]
  }),
)

function exchanged(zone: string, exchanges: readonly Exchange[]): string {
  let out = zone
  for (const { at, proposed } of exchanges) out = out.slice(0, at) + proposed + out.slice(at + 1)
  return out
}

/** The places of a check's data in order, and of its digit, at the end. */
interface Sum {
  readonly data: readonly number[]
  readonly digit: number
}

/** By the spans of the tables, which are the same for every reading. */
const COVERED = new WeakMap<readonly Span[], readonly number[]>()

function sumOf(layout: Layout, { covers, line, position }: Check): Sum {
  const data = COVERED.get(covers) ?? covers.flatMap(span => placesIn(layout, span))
  COVERED.set(covers, data)
  return { data, digit: (line - 1) * layout.width + position - 1 }
}

/** The digit over the data, or -1 when a character has no value. */
function digitOver(zone: string, data: readonly number[]): number {
  let sum = 0
  for (let step = 0; step < data.length; step++) {
    const value = characterValue(zone.charCodeAt(data[step] ?? -1))
    if (!(value >= 0)) return -1
    sum += value * weightAt(step)
  }
  return sum % 10
}

/** Exchanges that the kind of the field asks for whatever the digits say: a letter in a date. */
function forcedIn(
  zone: string,
  { digitsOnly }: Places,
  { data, digit }: Sum,
  leave: ReadonlySet<number>,
): Exchange[] {
  const out: Exchange[] = []
  for (let step = 0; step <= data.length; step++) {
    const at = data[step] ?? digit
    const proposed = TO_DIGIT[zone.charAt(at)]
    if (proposed !== undefined && digitsOnly.has(at) && !leave.has(at)) out.push({ at, proposed })
  }
  return out
}

/** Exchanges that make one digit right: the forced ones alone, else with one more where letters and digits mix. */
function candidatesFor(zone: string, places: Places, sum: Sum, leave: ReadonlySet<number>): Exchange[][] {
  const forced = forcedIn(zone, places, sum, leave)
  const mended = exchanged(zone, forced)
  const now = digitOver(mended, sum.data)
  const digit = characterValue(mended.charCodeAt(sum.digit))
  if (now < 0 || digit > 9) return []
  if (forced.length > 0 && now === digit) return [forced]
  const out: Exchange[][] = []
  sum.data.forEach((at, step) => {
    const others = EITHER[mended.charAt(at)]
    if (others === undefined || places.digitsOnly.has(at) || leave.has(at)) return
    const found = characterValue(mended.charCodeAt(at))
    for (const proposed of others) {
      const gain = weightAt(step) * (characterValue(proposed.charCodeAt(0)) - found)
      if ((now + gain - digit) % 10 === 0) out.push([...forced, { at, proposed }])
    }
  })
  return out
}

const entriesOf = (checks: Checks): [CheckName, Check][] => Object.entries(checks) as [CheckName, Check][]

const linesOf = (layout: Layout, zone: string): string[] =>
  Array.from({ length: layout.lines }, (_, line) =>
    zone.slice(line * layout.width, (line + 1) * layout.width),
  )

/** What the exchanges would do; null when they would break a digit that is right. */
function weigh(layout: Layout, zone: string, before: Checks, exchanges: readonly Exchange[]): Repair | null {
  const after = linesOf(layout, exchanged(zone, exchanges))
  const checks = entriesOf(checksOf(layout, after))
  if (checks.some(([name, check]) => !check.ok && before[name]?.ok === true)) return null
  const changes = exchanges.map(({ at, proposed }) => ({
    line: Math.floor(at / layout.width) + 1,
    position: (at % layout.width) + 1,
    found: zone.charAt(at),
    proposed,
  }))
  const makesRight = checks.flatMap(([name, check]) => (check.ok && before[name]?.ok === false ? [name] : []))
  return {
    kind: 'confusion',
    changes,
    makesRight,
    valid: checks.every(([, check]) => check.ok),
    text: after.join('\n'),
  }
}

/** Digits in names and state codes: hardly a digit covers them, so they are proposed by themselves. */
const lettersIn = (zone: string, { lettersOnly }: Places): Exchange[] =>
  lettersOnly.flatMap(at => {
    const proposed = TO_LETTER[zone.charAt(at)]
    return proposed === undefined ? [] : [{ at, proposed }]
  })

/** The best proposals for a reading whose checks are `before`, best first; empty when there is none. */
export function proposeRepairs(layout: Layout, lines: readonly string[], before: Checks): Repair[] {
  const places = PLACES.get(layout)
  if (places === undefined) return []
  const zone = lines.join('')
  const letters = lettersIn(zone, places)
  const wrong = entriesOf(before).filter(([, check]) => !check.ok)
  if (wrong.length === 0 && letters.length === 0) return []
  const nothing: ReadonlySet<number> = new Set()
  const found: Exchange[][] = []
  // All that is wrong mended together: the first proposal for each digit, then the composite over the outcome.
  let together = letters
  for (const [name, check] of wrong) {
    if (name === 'composite') continue
    const candidates = candidatesFor(zone, places, sumOf(layout, check), nothing)
    found.push(...candidates)
    together = [...together, ...(candidates[0] ?? [])]
  }
  if (before.composite?.ok === false) {
    const composite = sumOf(layout, before.composite)
    const more = candidatesFor(exchanged(zone, together), places, composite, places.coveredOtherwise)
    for (const candidate of more) found.push(candidate, [...together, ...candidate])
  }
  found.push(letters, together)
  return ranked(layout, zone, before, found, letters)
}

function ranked(
  layout: Layout,
  zone: string,
  before: Checks,
  found: readonly Exchange[][],
  letters: readonly Exchange[],
): Repair[] {
  const seen = new Map<string, Repair>()
  for (const exchanges of found) {
    const repair = exchanges.length === 0 ? null : weigh(layout, zone, before, exchanges)
    if (repair === null || (repair.makesRight.length === 0 && exchanges !== letters)) continue
    seen.set(repair.text, repair)
  }
  return [...seen.values()]
    .sort((a, b) => b.makesRight.length - a.makesRight.length || a.changes.length - b.changes.length)
    .slice(0, MOST_PROPOSALS)
}
