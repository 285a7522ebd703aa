import type { BirthDate, Query, ScreeningRecord } from '../../libraries/name-screening/index.ts'
import { Chance } from './chance.ts'
import { makePerson, mistype, type Person, type Spelled, type Style, spell } from './people.ts'

/**
 * Records and travellers for measuring, frozen: record i and query j are functions of their number alone. Nobody in them exists, except
 * that `real`, names of a published list, may stand in the first places. Changing anything here makes earlier figures incomparable;
 * `generator.test.ts` holds it.
 */
export const SEED = 20_261_124

/** How a traveller's name or date differs from the record, and how often. */
export const CHANGES = {
  exact: 0.1,
  'one typo': 0.15,
  'two typos': 0.1,
  transliteration: 0.18,
  'order swapped': 0.08,
  'middle dropped': 0.08,
  'other script': 0.11,
  'day and month swapped': 0.06,
  'wrong year': 0.04,
  combined: 0.1,
} as const
export type Change = keyof typeof CHANGES
const KINDS = Object.keys(CHANGES) as Change[]
const KIND_SHARES = Object.values(CHANGES)

/** What the list knows of a birth date. */
export type Quality = 'full' | 'year' | 'none'

export interface Listed {
  record: ScreeningRecord
  quality: Quality
  /** null for a real name */
  person: Person | null
  primary: Spelled
}

const RECORDS = 1
const QUERIES = 2
const STRANGERS = 3
const STRANGENESS = 0.6

const date = (born: { year: number; month: number; day: number }): BirthDate => ({ ...born })

export function listed(i: number, real: readonly string[] = []): Listed {
  const chance = new Chance(SEED, RECORDS, i)
  const person = makePerson(chance)
  const name = real[i]
  const style: Style = chance.yes(0.25) ? 'native' : 'latin'
  const primary: Spelled =
    name === undefined
      ? spell(person, style, STRANGENESS, chance.yes(0.4), chance)
      : { words: name.split(/[ ,]+/).filter(word => word !== ''), middle: [] }
  const names = [{ text: primary.words.join(' '), kind: 'primary' }]
  if (name === undefined) names.push(...aliases(person, style, primary, chance))
  const quality = (['full', 'year', 'none'] as const)[chance.kind([0.83, 0.1, 0.07])] ?? 'full'
  const birthDates =
    quality === 'full' ? [date(person.born)] : quality === 'year' ? [{ year: person.born.year }] : []
  const number = `${String.fromCharCode(65 + chance.below(26))}${String(10_000_000 + chance.below(90_000_000))}`
  const record: ScreeningRecord = {
    id: `r${i}`,
    kind: 'person',
    names,
    birthDates,
    nationalities: chance.yes(0.9) ? [person.nationality] : [],
    sexes: chance.yes(0.93) ? [person.sex] : [],
    documents: chance.yes(0.6) ? [{ number, state: person.nationality }] : [],
  }
  return { record, quality, person: name === undefined ? person : null, primary }
}

function aliases(person: Person, style: Style, primary: Spelled, chance: Chance) {
  const out: { text: string; kind: string }[] = []
  const add = (words: string[]) => out.push({ text: words.join(' '), kind: 'alias' })
  if (chance.yes(0.6)) add(spell(person, 'latin', 1, chance.yes(0.5), chance).words)
  if (chance.yes(0.28))
    add(spell(person, style === 'latin' ? 'native' : 'latin', STRANGENESS, false, chance).words)
  if (primary.middle.length > 0 && chance.yes(0.15))
    add(primary.words.filter((_, i) => !primary.middle.includes(i)))
  if (chance.yes(0.07)) add(spell(makePerson(chance), 'latin', 0, false, chance).words.slice(0, 2))
  return out
}

export interface Asked {
  query: Query
  /** number of the record that is meant; null: nobody on the list */
  truth: number | null
  change: Change | null
  quality: Quality | null
}

/** Query j on a list of n records: 30 in 100 mean one of them, the others are strangers from the same population. */
export function asked(j: number, n: number, real: readonly string[] = []): Asked {
  const chance = new Chance(SEED, QUERIES, j)
  if (!chance.yes(0.3)) {
    const own = new Chance(SEED, STRANGERS, j)
    const person = makePerson(own)
    const { words } = spell(person, own.yes(0.85) ? 'latin' : 'native', STRANGENESS, true, own)
    return { query: queryOf(words, person, person.born, own), truth: null, change: null, quality: null }
  }
  const truth = chance.below(n)
  const from = listed(truth, real)
  const person = from.person ?? makePerson(new Chance(SEED, RECORDS, truth))
  const change = KINDS[chance.kind(KIND_SHARES)] ?? 'exact'
  const words = changeName(change, from, chance)
  const born = changeDate(change, person.born, chance)
  return { query: queryOf(words, person, born, chance), truth, change, quality: from.quality }
}

function queryOf(words: string[], person: Person, born: Person['born'], chance: Chance): Query {
  return {
    names: [words.join(' ').toUpperCase()],
    kind: 'person',
    birthDate: date(born),
    sex: person.sex,
    nationalities: [chance.yes(0.95) ? person.nationality : 'RUS'],
  }
}

function changeName(change: Change, from: Listed, chance: Chance): string[] {
  const { person } = from
  // a passport is read in Latin, whatever script the list has: six in seven of the others too
  const read =
    change === 'exact' || change === 'other script' || isLatin(from.primary.words) || chance.yes(0.15)
  const primary =
    person && !read ? spell(person, 'latin', STRANGENESS, chance.yes(0.4), chance) : from.primary
  switch (change) {
    case 'one typo':
      return mistype(primary.words, chance)
    case 'two typos':
      return mistype(mistype(primary.words, chance), chance)
    case 'transliteration':
      return person ? spell(person, 'latin', 1, chance.yes(0.4), chance).words : primary.words
    case 'other script':
      return person
        ? spell(
            person,
            isLatin(primary.words) ? 'other script' : 'latin',
            STRANGENESS,
            chance.yes(0.4),
            chance,
          ).words
        : primary.words
    case 'order swapped':
      return swap(primary.words, chance)
    case 'middle dropped':
      return primary.words.filter((_, i) => !primary.middle.includes(i))
    case 'combined': {
      const spelled = person ? spell(person, 'latin', 1, true, chance) : primary
      const kept = chance.yes(0.3)
        ? spelled.words.filter((_, i) => !spelled.middle.includes(i))
        : spelled.words
      return swap(chance.yes(0.5) ? mistype(mistype(kept, chance), chance) : mistype(kept, chance), chance)
    }
    default:
      return primary.words
  }
}

const isLatin = (words: string[]) => /^[\u0000-\u024f\u0259\u2018\u2019 -]*$/.test(words.join(' '))

/** The last word first, or the first last. */
function swap(words: string[], chance: Chance): string[] {
  const last = words.length - 1
  return chance.yes(0.5)
    ? [...words.slice(last), ...words.slice(0, last)]
    : [...words.slice(1), ...words.slice(0, 1)]
}

function changeDate(change: Change, born: Person['born'], chance: Chance): Person['born'] {
  const swapped = { ...born, month: born.day, day: born.month }
  const mayBe = born.day <= 12 ? swapped : { ...born, day: born.day === 1 ? 2 : born.day - 1 }
  if (change === 'day and month swapped') return mayBe
  if (change === 'wrong year') return { ...born, year: born.year + chance.pick([-1, 1, -2, 2, -10, 10]) }
  if (change === 'combined' && chance.yes(0.25)) return mayBe
  return born
}
