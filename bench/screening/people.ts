import type { PartialDate } from '../../libraries/name-screening/index.ts'
import type { Chance } from './chance.ts'
import { type Culture, latinOf, nativeOf, otherScriptOf, type Part } from './spellings.ts'
import { NAMES } from './surnames.ts'

/** A person who does not exist: the words of the name in the order of given, father's, family. */
export interface Person {
  culture: Culture
  sex: 'M' | 'F'
  given: Part[]
  father: Part[]
  family: Part
  born: Required<PartialDate>
  nationality: string
}

const CULTURES: Culture[] = ['az', 'ru', 'fa', 'ar', 'tr', 'en', 'uz']
const SHARES = [0.28, 0.2, 0.16, 0.14, 0.1, 0.06, 0.06]
const STATES: Record<Culture, string[]> = {
  az: ['AZE'],
  ru: ['RUS', 'RUS', 'UKR', 'BLR', 'KAZ'],
  fa: ['IRN', 'IRN', 'AFG'],
  ar: ['IRQ', 'SYR', 'SAU', 'EGY', 'YEM', 'LBN'],
  tr: ['TUR'],
  en: ['USA', 'GBR', 'CAN'],
  uz: ['UZB', 'UZB', 'TJK'],
}
const FATHERS: Record<Culture, number> = { az: 0.5, ru: 0.7, fa: 0, ar: 0.7, tr: 0, en: 0, uz: 0.3 }
const SECOND: Record<Culture, number> = { az: 0, ru: 0, fa: 0.25, ar: 0.1, tr: 0.15, en: 0.4, uz: 0 }

export function makePerson(chance: Chance): Person {
  const culture = CULTURES[chance.kind(SHARES)] ?? 'az'
  const names = NAMES[culture]
  const sex = chance.yes(0.62) ? 'M' : 'F'
  const own = sex === 'M' ? names.male : names.female
  const given = [chance.common(own, 5)]
  if (chance.yes(SECOND[culture])) given.push(chance.common(own, 5))
  const surname = chance.common(names.surnames, 8)
  const family =
    sex === 'F' && surname.feminine ? { native: surname.feminine, latin: surname.feminine } : surname
  const father = chance.yes(FATHERS[culture]) ? fatherOf(culture, sex, chance) : []
  const month = 1 + chance.below(12)
  const born = { year: 1943 + chance.below(62), month, day: 1 + chance.below(month === 2 ? 28 : 30) }
  return { culture, sex, given, father, family, born, nationality: chance.pick(STATES[culture]) }
}

function fatherOf(culture: Culture, sex: 'M' | 'F', chance: Chance): Part[] {
  const name = chance.common(NAMES[culture].male, 12)
  if (culture === 'az') {
    const child = sex === 'M' ? 'oğlu' : 'qızı'
    return [name, { native: child, latin: child }]
  }
  if (culture === 'ar') {
    const grandfather = chance.yes(0.3) ? [chance.common(NAMES.ar.male, 12)] : []
    return [...(chance.yes(0.2) ? [{ native: 'بن', latin: 'bin' }] : []), name, ...grandfather]
  }
  if (culture === 'ru') {
    const stem = name.native.replace(/[йьа]$/, '')
    const soft = /[йь]$/.test(name.native)
    const native = stem + (sex === 'M' ? (soft ? 'евич' : 'ович') : soft ? 'евна' : 'овна')
    return [{ native, latin: native }]
  }
  const native = `${name.native}${sex === 'M' ? 'ovich' : 'ovna'}`
  return [{ native, latin: native }]
}

/** Words of a name in one order; the family name may stand first or last. */
export interface Spelled {
  words: string[]
  /** where the father's name or a second given name stands: what may be dropped */
  middle: number[]
}

export type Style = 'latin' | 'native' | 'other script'

export function spell(
  person: Person,
  style: Style,
  strange: number,
  familyFirst: boolean,
  chance: Chance,
): Spelled {
  const { culture } = person
  const write = (part: Part) =>
    style === 'latin'
      ? latinOf(part, culture, chance, strange)
      : style === 'native'
        ? nativeOf(part, culture)
        : otherScriptOf(part, culture)
  const given = person.given.map(write)
  const father = person.father.map(write)
  const words = familyFirst
    ? [write(person.family), ...given, ...father]
    : [...given, ...father, write(person.family)]
  const from = given.length > 0 ? 1 : 0
  const middle = Array.from(
    { length: given.length - 1 + father.length },
    (_, i) => i + from + (familyFirst ? 1 : 0),
  )
  return { words, middle }
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz'

/** One slip of the finger, at each letter alike, in a word of three letters or more: changed, left out, added, or swapped with the next. */
export function mistype(words: string[], chance: Chance): string[] {
  const long = words.flatMap((word, i) => (word.length >= 3 ? Array.from(word, () => i) : []))
  const at = long.length > 0 ? chance.pick(long) : 0
  return words.map((word, i) => {
    if (i !== at) return word
    const letters = [...word]
    const place = chance.below(letters.length)
    const alphabet = /^[\x20-\x7e]*$/.test(word) ? [...LATIN] : letters.map(letter => letter.toLowerCase())
    switch (chance.below(4)) {
      case 0:
        letters[place] = chance.pick(alphabet)
        break
      case 1:
        letters.splice(place, 1)
        break
      case 2:
        letters.splice(place, 0, chance.pick(alphabet))
        break
      default:
        if (place + 1 < letters.length)
          letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '')
    }
    return letters.join('')
  })
}
