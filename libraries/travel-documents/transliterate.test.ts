import { describe, expect, it } from 'vitest'
import { transliterate, transliterateWithReport } from './transliterate.ts'

describe('Latin (Doc 9303-3 §6, table A)', () => {
  it.each([
    ['Thérèse Cañón', 'THERESE CANON'],
    ['Müller', 'MUELLER'],
    ['Größe ẞ', 'GROESSE SS'],
    ['Ångström Ærø', 'AANGSTROEM AEROE'],
    ['Þórður Ðað', 'THORDUR DAD'],
    ['Łódź', 'LODZ'],
    ['Nguyễn Đức', 'NGUYEN DUC'],
    ['Me\u0301sza\u0301ros', 'MESZAROS'],
    ["O'Connor-Smith", 'OCONNOR SMITH'],
    ['Ionuț Ștefan', 'IONUT STEFAN'],
  ])('%s', (name, text) => {
    expect(transliterate(name)).toBe(text)
  })
})

describe('Azerbaijani', () => {
  it('İ, ı, I and i are all I, whatever the locale of the machine thinks of their case', () => {
    for (const language of [undefined, 'az', 'az-english', 'tr'] as const) {
      for (const letter of ['İ', 'ı', 'I', 'i', 'i\u0307', 'I\u0307']) {
        expect(transliterate(letter, language === undefined ? {} : { language })).toBe('I')
      }
    }
  })

  it.each([
    ['ƏLİYEV', 'ALIYEV'],
    ['əliyev', 'ALIYEV'],
    ['Məmmədova Gülşən', 'MAMMADOVA GULSAN'],
    ['Çıraqov Ağasəf Öktay', 'CIRAQOV AGASAF OKTAY'],
    ['Hüseyn oğlu', 'HUSEYN OGLU'],
  ])('letter for letter: %s', (name, text) => {
    expect(transliterate(name, { language: 'az' })).toBe(text)
  })

  it.each([
    ['Cəfərov Xəlil', 'JAFAROV KHALIL'],
    ['Şərifov Çingiz', 'SHARIFOV CHINGIZ'],
    ['Quliyev', 'GULIYEV'],
    // The names the Cabinet decision itself gives.
    ['Ağdam', 'AGHDAM'],
    ['Qaradəmirçi', 'GARADAMIRCHI'],
    ['Sarıcalı', 'SARIJALI'],
    ['Güllücə', 'GULLUJA'],
  ])('as spelt for English readers: %s', (name, text) => {
    expect(transliterate(name, { language: 'az-english' })).toBe(text)
  })

  it('Ə is A, or E when asked', () => {
    expect(transliterate('Əli ə', { schwa: 'E' })).toBe('ELI E')
    expect(transliterate('Əli', { schwa: 'A' })).toBe('ALI')
  })
})

describe('Cyrillic (table B)', () => {
  it.each([
    ['Щербаков Юрий', undefined, 'SHCHERBAKOV IURII'],
    ['Подъячева Ольга Ёлкина', undefined, 'PODIEIACHEVA OLGA ELKINA'],
    ['Гнатенко Ірина Зиновіївна', 'uk', 'HNATENKO IRYNA ZYNOVIIVNA'],
    ['Єгор Їжак Юлія Йосип Яна', 'uk', 'YEHOR YIZHAK YULIIA YOSYP YANA'],
    ['Мар’яна', 'uk', 'MARIANA'],
    ['Лукашэвіч Сяргей Фёдар', 'be', 'LUKASHEVICH SIARHEI FIODAR'],
    ['Ђорђевић Љубиша Шћепан', 'sr', 'DORDEVIC LJUBISA SCEPAN'],
    ['Ѓорѓи Ќосев Џокиќ Христо', 'mk', 'GJORGJI KJOSEV DJOKIKJ HRISTO'],
    ['Щерев', 'bg', 'SHTEREV'],
    ['Мәммәдов Ҹаваншир', undefined, 'MAMMADOV JAVANSHIR'],
  ] as const)('%s (%s)', (name, language, text) => {
    expect(transliterate(name, language === undefined ? {} : { language })).toBe(text)
  })
})

describe('Arabic script (table C)', () => {
  it.each([
    ['محمد', 'MXHMD'],
    ['مُحَمَّد', 'MXHMMD'],
    ['فاطمة', 'FAXTTMXAH'],
    ['فاطمة الزهراء', 'FAXTTMXAH ALZHRAXE'],
    ['مدرستنا ة', 'MDRSTNA XAH'],
    ['ةب', 'XTAB'],
    ['عبد الله', 'EBD ALLH'],
    ['رضا پهلوی', 'RXDZA PHLWXYA'],
    ['گلشیفته چراغی', 'XGGLXSHXYAFTH XCRAGXYA'],
    ['کیان ژاله', 'XKKXYAAN XJALH'],
    ['ٹیپو ڈار ڑ ے', 'XXTXYAPW XXDAR XXR XYB'],
    ['ﻣﺤﻤﺪ', 'MXHMD'],
  ])('%s', (name, text) => {
    expect(transliterate(name)).toBe(text)
  })
})

describe('what no table knows', () => {
  it('is left out and reported, never silently', () => {
    expect(transliterateWithReport('李 Ann Σ')).toEqual({ text: 'ANN', unknown: ['李', 'Σ'], cut: false })
  })

  it.each(['', '\u0000', '\ud800', '\udfff\ud800', '\u0651\u0651', '-', '<<<', '\u0301'])(
    '%j does not throw',
    text => {
      expect(transliterate(text)).toBe('')
    },
  )

  it('ten megabytes of the ligature with most letters are cut, and that is said', () => {
    expect(transliterateWithReport('\ufdfa'.repeat(10_000_000)).cut).toBe(true)
  })
})
