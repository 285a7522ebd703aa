import { beforeAll, describe, expect, it } from 'vitest'
import { plateParts } from './bidi.tsx'
import { LANGUAGES, startWords } from './language.ts'
import { turnTo } from './phrases.ts'
import { loadStates, stateName } from './states.ts'
import { isolate, say, spoken, stateWord } from './words.ts'

beforeAll(async () => {
  await startWords('en')
  await loadStates('az')
})

async function inLanguage<T>(lang: string, what: () => T): Promise<T> {
  await turnTo(lang)
  return what()
}

describe('a message of the server', () => {
  it('is said in the reader’s language', async () => {
    expect(await inLanguage('az', () => say('platform:verdict.clear'))).toBe('Maneə yoxdur')
    expect(await inLanguage('ru', () => say({ key: 'platform:verdict.stale' }))).toBe('Список устарел')
  })

  it('chooses the plural of the language and shows its digits', async () => {
    const said = (count: number) => say({ key: 'platform:mode.down', params: { count } })
    expect(await inLanguage('en', () => [1, 41].map(said))).toEqual([
      'No line for 1 minute',
      'No line for 41 minutes',
    ])
    expect(await inLanguage('ru', () => [1, 3, 41, 11].map(said))).toEqual([
      'Нет связи 1 минуту',
      'Нет связи 3 минуты',
      'Нет связи 41 минуту',
      'Нет связи 11 минут',
    ])
    expect(await inLanguage('fa', () => said(41))).toBe('۴۱ دقیقه بدون ارتباط')
  })

  it('speaks times and other messages inside it', async () => {
    const time = { time: '2026-03-17T05:41:00Z' }
    expect(await inLanguage('en', () => say('platform:mode.lists', { time }))).toMatch(/^Lists of \d\d:41$/)
    expect(
      await inLanguage('en', () => say('platform:problem.proof', { part: { key: 'platform:no' } })),
    ).toContain('(no)')
  })

  it('never takes a value for a sentence of its own', async () => {
    expect(
      await inLanguage('en', () => say('platform:problem.proof', { part: '$t(platform:yes) {{part}}' })),
    ).toContain('$t(platform:yes) {{part}}')
  })

  it('without words is shown as its key', async () => {
    expect(await inLanguage('en', () => say('platform:not.there'))).toContain('not.there')
  })
})

describe('values from outside', () => {
  it('cannot reorder the sentence, and their control characters are seen (I-40)', () => {
    expect(isolate('رضا', 'en')).toBe('\u2068رضا\u2069')
    expect(isolate('Reza', 'en')).toBe('Reza')
    expect(isolate('AZ-12', 'fa')).toBe('\u2068AZ-12\u2069')
    expect(isolate('a\u202eb\u0007', 'en')).toBe('a[U+202e]b[U+0007]')
  })

  it('a plate falls into parts that cannot change places', () => {
    expect(plateParts('45 ع 318 | 16')).toEqual(['45', 'ع', '318', '|', '16'])
    expect(plateParts('10AA123')).toEqual(['10', 'AA', '123'])
  })
})

describe('states', () => {
  it.each([
    ['az', 'İran'],
    ['en', 'Iran'],
    ['ru', 'Иран'],
    ['fa', 'ایران'],
  ])('IRN in %s is %s', (lang, name) => expect(stateName('IRN', lang)).toBe(name))

  it('every code of the table has a name in every language', () => {
    for (const code of ['AZE', 'TUR', 'GEO', 'D', 'RKS', 'GBD', 'ZWE', 'ABW']) {
      for (const lang of LANGUAGES) expect(stateName(code, lang), `${code} ${lang}`).toBeTruthy()
    }
  })

  it('codes that are no state have words or stay as they are', async () => {
    expect(await inLanguage('en', () => [stateWord('XXA'), stateWord('UTO'), stateWord('QQQ')])).toEqual([
      'Stateless person',
      'Utopia (specimen)',
      'QQQ',
    ])
  })
})

it('reference words fall back rather than vanish', () => {
  expect(spoken({ az: 'Culfa', en: 'Julfa' }, 'fa')).toBe('Julfa')
  expect(spoken({ az: 'Culfa' }, 'ru')).toBe('Culfa')
  expect(spoken(null, 'ru')).toBe('')
})
