/**
 * Doc 9303-3 §6, "Transliterations recommended for use by States", as data: `RESULT = letters`. Where the
 * standard leaves a choice (Ä "AE or A"), the first stands here and the other is a language below.
 */

/** Table A: Latin letters with marks. Capitals; the small letters follow from them. */
export const LATIN = `
  A = ÀÁÂÃĀĂĄ; AA = Å; AE = ÄÆ; C = ÇĆĈĊČ; D = ÐĎĐ; E = ÈÉÊËĒĔĖĘĚ; G = ĜĞĠĢ; H = ĤĦ; I = ÌÍÎÏĨĪĬĮİ; IJ = Ĳ;
  J = Ĵ; K = Ķ; L = ĹĻĽĿŁ; N = ÑŃŅŇŊ; O = ÒÓÔÕŌŎŐ; OE = ÖØŒ; R = ŔŖŘ; S = ŚŜŞŠ; SS = ẞ; T = ŢŤŦ; TH = Þ;
  U = ÙÚÛŨŪŬŮŰŲ; UE = Ü; W = Ŵ; Y = ÝŶŸ; Z = ŹŻŽ
`

/** Letters outside table A that travellers here bear; Romanian Ș Ț are the comma forms of Ş Ţ in the table. */
export const LATIN_BESIDE = 'A = Ə; S = Ș; T = Ț'

/** Table B: Cyrillic. Ь is not encoded. */
export const CYRILLIC = `
  A = А; B = Б; V = В; G = ГҐЃ; D = ДЂ; E = ЕЁЭ; ZH = Ж; Z = З; I = ИІЙЇ; K = КЌ; L = Л; M = М; N = Н; O = О; P = П;
  R = Р; S = С; T = Т; U = УЎѪ; F = Ф; KH = Х; TS = Ц; CH = Ч; SH = Ш; SHCH = Щ; IE = ЪЄ; Y = Ы; IU = Ю; IA = Я;
  DZ = ЅЏ; J = Ј; LJ = Љ; NJ = Њ; C = Ћ
`

/** Cyrillic letters outside table B: Azerbaijani until 1991 (still in Soviet papers) and Kazakh. Nearest Latin. */
export const CYRILLIC_BESIDE = 'A = Ә; G = ҒҜ; J = Ҹ; H = Һ; K = Қ; N = Ң; O = Ө; U = ҮҰ'

/**
 * Table C: Arabic script with the letters of Persian, Urdu, Pashto and others. Vowel marks, tatweel and sukun are
 * not encoded; shadda doubles the letter before it; teh marbuta depends on its place and is done in the code.
 */
export const ARABIC = `
  XE = ء; XAA = آ; XAE = أ; U = ؤ; I = إ; XI = ئ; A = ا; B = ب; T = ت; XTH = ث; J = ج; XH = ح; XKH = خ; D = د;
  XDH = ذ; R = ر; Z = ز; S = س; XSH = ش; XSS = ص; XDZ = ض; XTT = ط; XZZ = ظ; E = ع; G = غ; F = ف; Q = ق; K = ك; L = ل;
  M = م; N = ن; H = ه; W = و; XAY = ى; Y = يې; XXA = ٱ; XXT = ٹ; XRT = ټ; P = پ; XKE = ځ; XXH = څ; XC = چ; XXD = ڈ;
  XDR = ډ; XXR = ڑ; XRR = ړ; XRX = ږ; XJ = ژ; XXS = ښ; XKK = ک; XXK = ګ; XNG = ڭ; XGG = گ; XNN = ں; XXN = ڼ; XDO = ھ;
  XYH = ۀ; XXG = ہ; XGE = ۂ; XTG = ۃ; XYA = ی; XXY = ۍ; XYB = ے; XBE = ۓ
`

export type TransliterationLanguage = 'az' | 'az-english' | 'tr' | 'uk' | 'be' | 'bg' | 'mk' | 'sr'

interface Peculiarities {
  /** Rows that replace those above. */
  readonly rows: string
  /** Rows for the first letter of a word. */
  readonly initial?: string
}

export const LANGUAGES: Readonly<Record<TransliterationLanguage, Peculiarities>> = {
  // One Latin letter for one: table A's second choice for Ö and Ü.
  az: { rows: 'A = ÄƏ; O = Ö; U = Ü' },
  // How Azerbaijani names are spelt for English readers: Cabinet decision 498 of 16 December 2020 (made for
  // geographical names: Ağdam – Aghdam, Qaradəmirçi – Garadamirchi, Sarıcalı – Sarijali).
  'az-english': { rows: 'A = ÄƏ; O = Ö; U = Ü; GH = Ğ; SH = Ş; CH = Ç; J = C; G = Q; KH = X; ZH = J' },
  tr: { rows: 'O = Ö; U = Ü' },
  // Exceptions that table B names for Ukrainian, with those for the first letter.
  uk: { rows: 'H = Г; Y = И', initial: 'YE = Є; YI = Ї; Y = Й; YU = Ю; YA = Я' },
  be: { rows: 'H = Г; IO = Ё' },
  bg: { rows: 'SHT = Щ' },
  mk: { rows: 'GJ = Ѓ; KJ = Ќ; DJ = Џ; H = Х; C = Ц' },
  // Table B as printed, H for Г among it; Serbian passports in fact write G.
  sr: { rows: 'H = ГХ; Z = Ж; C = ЦЧ; S = Ш' },
}
