import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { deletions, pack, skeletons, unpack, withinOneEdit } from './skeleton.ts'
import { prepare } from './tokens.ts'

const words = (text: string) => fold(text).words.map(word => word.text)
const symbols = (text: string) => unpack(prepare(text, 'person').tokens[0]?.readings[0] ?? 0)
const name = (text: string) => prepare(text, 'person').whole

describe('folding', () => {
  it.each([
    ['Azerbaijani', 'Əliyev İsmayıl Şükür', 'aliyev ismayil sukur'],
    ['Turkish', 'Çağrı Öztürk Işık', 'cagri ozturk isik'],
    ['Russian', 'Щербаков Юрий', 'shcherbakov yuriy'],
    ['Ukrainian', 'Григорій', 'hrihoriy'],
    ['Kazakh', 'Қасым-Жомарт', 'qasym zhomart'],
    ['Arabic', 'خالد محمود', 'khald mhmud'],
    ['Persian', 'پژمان گلشیری', 'pzhman glshiri'],
    ['Georgian', 'გიორგი', 'giorgi'],
    ['Armenian', 'Սարգսյան', 'sargsyan'],
    ['Hebrew', 'משה', 'msha'],
    ['Greek', 'Μπάμπης', 'babis'],
    ['apostrophes', "Qa'ida O’Brien", 'qaida obrien'],
    ['passport filler', 'MAMMADOV<<ALI<REZA', 'mammadov ali reza'],
    ['bidirectional marks', 'Al\u202Eiy\u200Fev', 'aliyev'],
    ['full width', 'ＡＬＩ', 'ali'],
    ['look-alike digits', 'Ig0r', 'igor'],
    ['look-alike letters', 'Pеtrоv', 'petrov'],
  ])('%s', (_, text, folded) => {
    expect(words(text).join(' ')).toBe(folded)
  })

  it('keeps words of scripts without a table whole', () => {
    expect(fold('习近平').words[0]).toMatchObject({ text: '习近平', opaque: true })
  })
})

describe('one name in many scripts has one skeleton', () => {
  it.each([
    ['MHMD', ['Mohammed', 'Məhəmməd', 'Мухаммед', 'محمد', 'Muhammad', 'Մուհամմադ']],
    ['HSN', ['Hüseyn', 'Хусейн', 'حسین', 'Hossein', 'ჰუსეინ']],
    ['VLDMR', ['Vladimir', 'Владимир', 'Wladimir', 'ვლადიმერ', 'Վլադիմիր']],
    ['SRKSN', ['Sargsyan', 'Сарксян', 'Սարգսյան']],
  ])('%s', (skeleton, spellings) => {
    expect(spellings.map(symbols)).toEqual(spellings.map(() => skeleton))
  })
})

describe('names', () => {
  it.each([
    ['Abd al-Rahman', 'Abdurrahman'],
    ['Abdul Rahman', 'Abdulrahman'],
    ['Jalal al-Din', 'Jalaluddin'],
    ['Mohammed bin Salman', 'SALMAN MOHAMMED'],
    ['Abou Bakr', 'Abu Bakr'],
    ['Dr. Əli Həsən oğlu', 'Ali Hasan'],
  ])('%s is %s', (a, b) => {
    expect(name(a)).toBe(name(b))
  })

  it('the legal form is set apart', () => {
    const llc = prepare('Общество с ограниченной ответственностью "Синаг"', 'organisation')
    expect([llc.whole, llc.legal]).toEqual(['sinag', 'limited'])
    expect(prepare('Sinag MMC', 'organisation').legal).toBe('limited')
    expect(prepare('Sinag Sp. z o.o.', 'organisation').whole).toBe('sinag')
  })
})

describe('skeletons', () => {
  it('are within one edit exactly when their deletions meet', () => {
    const skeleton = fc.string({ unit: fc.constantFrom(...'ABDT'), minLength: 1, maxLength: 8 }).map(pack)
    fc.assert(
      fc.property(skeleton, skeleton, (a, b) => {
        const meet = deletions(a).some(part => deletions(b).includes(part))
        expect(withinOneEdit(a, b)).toBe(meet)
      }),
      { numRuns: 20_000 },
    )
  })

  it('x has two readings: Alexander and Əxundov', () => {
    expect(skeletons('alexander').map(unpack)).toContain('ALKSNDR')
    expect(skeletons('axundov').map(unpack)).toContain('AHNDV')
  })
})
