import {
  readMrz,
  type TransliterationLanguage,
  transliterate,
  writeMrz,
} from '../../libraries/travel-documents/index.ts'
import type { Chance } from './chance.ts'

/** Who comes next: what the reader reads, what stands on the plate, and why the officer may look twice. */
export interface Arrival {
  mrz: string
  plate?: { text: string; state: string }
  /** `doubt`: the officer is not content although the machine is. */
  manner: 'plain' | 'doubt' | 'turns-back'
  corridor: 'green' | 'red'
}

interface Names {
  state: string
  language?: TransliterationLanguage
  surnames: readonly [string, ...string[]]
  given: Record<'F' | 'M', readonly [string, ...string[]]>
}

/** Invented, in four scripts; the zone spells them by Doc 9303-3 §6. Nobody of these names and numbers exists. */
const names: Record<'aze' | 'irn' | 'rus' | 'tur', Names> = {
  aze: {
    state: 'AZE',
    language: 'az',
    surnames: [
      'Zərdabov',
      'Şirinlikli',
      'Göyçaylı',
      'Qumlaqov',
      'Çınarlı',
      'Bulaqzadə',
      'Əncirov',
      'Ağdaşlı',
    ],
    given: { F: ['Gülnarə', 'Səidə', 'Nərgiz', 'Aytən'], M: ['Elçin', 'Fərhad', 'Ülvi', 'Qabil'] },
  },
  irn: {
    state: 'IRN',
    surnames: ['رودباری‌نژاد', 'چشمه‌سر', 'گلدشتی', 'کوهپایه', 'دریاچه‌ای'],
    given: { F: ['شیرین', 'لیلا', 'نسرین'], M: ['بهرام', 'کاوه', 'فرهاد'] },
  },
  rus: {
    state: 'RUS',
    surnames: ['Берёзкинский', 'Полянцев', 'Щукарёв', 'Юрлов'],
    given: { F: ['Анна', 'Ольга'], M: ['Пётр', 'Юрий'] },
  },
  tur: {
    state: 'TUR',
    surnames: ['Pinarbasili', 'Tasoluk', 'Irmakci'],
    given: { F: ['Ayse', 'Elif'], M: ['Mehmet', 'Kemal'] },
  },
}

/** Of every thousand at Bilasuvar in open years, 910 were citizens of Azerbaijan; the rest is a guess at who else comes by land. */
const nations = { aze: 910, irn: 60, rus: 15, tur: 15 }
/** Shares of what is not plain, per thousand. */
const manners = { plain: 965, doubt: 25, 'turns-back': 10 } as const
const listed = 0.005
const child = 0.01
const ended = 0.01
const red = 0.06

/** The man of the invented list whom the demonstration always finds. */
const sohrab = {
  state: 'IRN',
  number: 'R90447163',
  surname: 'KARIMNEJAD',
  given: 'SOHRAB',
  born: '740403',
  sex: 'M' as const,
}

/** The next traveller for a lane, with a passport number that nobody had before in this run. */
export function arrival(chance: Chance, today: Date, vehicle: boolean): Arrival {
  const person = chance.next() < listed ? sohrab : someone(chance, today)
  const days = chance.next() < ended ? -40 : 200 + chance.below(2500)
  const mrz = writeMrz('TD3', {
    documentCode: 'P',
    issuingState: person.state,
    documentNumber: person.number,
    surname: person.surname,
    givenNames: person.given,
    nationality: person.state,
    birthDate: person.born,
    sex: person.sex,
    expiryDate: short(new Date(today.getTime() + days * 86_400_000)),
  }).join('\n')
  if (!readMrz(mrz)) throw new Error('a zone was written that cannot be read')
  return {
    mrz,
    manner: chance.weighed(manners),
    corridor: chance.next() < red ? 'red' : 'green',
    ...(vehicle && {
      plate: { text: `${10 + chance.below(90)} TR ${100 + chance.below(900)}`, state: person.state },
    }),
  }
}

function someone(chance: Chance, today: Date) {
  const { state, language, surnames, given } = names[chance.weighed(nations)]
  const sex = chance.pick(['F', 'M'] as const)
  const spell = (name: string) => transliterate(name, language ? { language } : {})
  const years = chance.next() < child ? 5 + chance.below(10) : 19 + chance.below(55)
  return {
    state,
    number: `T${String(chance.below(100_000_000)).padStart(8, '0')}`,
    surname: spell(chance.pick(surnames)),
    given: spell(chance.pick(given[sex])),
    born: short(new Date(today.getTime() - (years * 365.25 + chance.below(300)) * 86_400_000)),
    sex,
  }
}

const short = (day: Date) => day.toISOString().slice(2, 10).replaceAll('-', '')
