import fc from 'fast-check'
import type { Query, ScreeningRecord } from '../index.ts'

/** Random and adversarial records and queries for the tests: few names, often damaged, in several scripts, so that likenesses abound. */

const GIVEN =
  'Mohammed Mahmoud Hassan Hussein Ali Alia Ahmad Hamid Ivan Sasha Aleksandr Yusuf Iosif Sergej Leyla Nikolai'.split(
    ' ',
  )
const FAMILY =
  'Məmmədov Mamedova Əliyev Aliyeva al-Ghamdi Alghamdi Petrov Petrova Rustamzadə Putin Abdurrahman Qasimov'.split(
    ' ',
  )
const NATIVE = ['محمد', 'عبد الرحمن', 'Мамедов', 'Хусейн', 'გიორგი', 'Սարգսյան', 'דוד', '习近平', 'حسین']
const EXTRA = [
  'bin',
  'oğlu',
  'J.',
  'Abu Bakr',
  'Saif al-Din',
  'Ivanovich',
  'abd',
  'al',
  '77',
  'Ig0r',
  'LLC',
  '',
]

const word = fc.oneof(
  fc.constantFrom(...GIVEN, ...FAMILY, ...NATIVE, ...EXTRA),
  fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom(...'abdehiklmnorstuvyz') }),
)
/** A word, sometimes with a letter lost, doubled, changed or moved. */
const damaged = fc
  .tuple(word, fc.nat(20), fc.constantFrom('keep', 'keep', 'drop', 'double', 'change', 'swap', 'cut'))
  .map(([text, at, how]) => {
    const i = at % Math.max(1, text.length)
    if (how === 'drop') return text.slice(0, i) + text.slice(i + 1)
    if (how === 'double') return text.slice(0, i) + text.charAt(i) + text.slice(i)
    if (how === 'change') return `${text.slice(0, i)}m${text.slice(i + 1)}`
    if (how === 'swap') return text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2)
    if (how === 'cut') return text.slice(0, 4)
    return text
  })
export const name = fc
  .tuple(fc.array(damaged, { minLength: 1, maxLength: 5 }), fc.constantFrom(' ', ' ', '-', '', '<'))
  .map(([words, gap]) => words.join(gap))
const date = fc.record({
  year: fc.integer({ min: 1978, max: 1982 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 12 }),
})
const kind = fc.constantFrom<ScreeningRecord['kind']>('person', 'person', 'person', 'organisation', 'vessel')
const number = fc.constantFrom('AB1234567', 'AB1234568', 'A81234567', 'C0123456', 'CO123456', '')

export const recordOf = (id: number) =>
  fc.record(
    {
      id: fc.constant(`r${id}`),
      kind,
      names: fc.array(fc.record({ text: name, kind: fc.constantFrom('primary', 'alias', 'weak alias') }), {
        minLength: 1,
        maxLength: 3,
      }),
      birthDates: fc.array(date, { maxLength: 2 }),
      nationalities: fc.array(fc.constantFrom('AZE', 'IRN'), { maxLength: 1 }),
      sexes: fc.array(fc.constantFrom('M', 'F'), { maxLength: 1 }),
      documents: fc.array(fc.record({ number }), { maxLength: 1 }),
    },
    { requiredKeys: ['id', 'kind', 'names'] },
  )
export const records = fc
  .integer({ min: 1, max: 25 })
  .chain(size => fc.tuple(...Array.from({ length: size }, (_, i) => recordOf(i))))
export const query: fc.Arbitrary<Query> = fc.record(
  {
    names: fc.array(name, { minLength: 1, maxLength: 2 }),
    kind,
    birthDate: date,
    sex: fc.constantFrom('M', 'F'),
    nationalities: fc.constant(['AZE']),
    documents: fc.array(fc.record({ number }), { maxLength: 1 }),
    threshold: fc.integer({ min: -5, max: 24 }),
  },
  { requiredKeys: ['names', 'threshold'] },
)
