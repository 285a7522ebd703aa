/**
 * Letter tables: one letter of a script → its usual Latin spelling, in lower case. Written from the letters' sound values
 * (ICAO Doc 9303-3 §6 for Cyrillic and Arabic letters of travel documents, ISO 9985 Armenian, ISO 9984 Georgian, national
 * passport practice); where standards differ the *skeleton* (skeleton.ts) makes the difference vanish.
 * Latin letters with marks lose the mark by Unicode decomposition; only letters that do not decompose stand here.
 */

function table(pairs: string): [string, string][] {
  return pairs
    .trim()
    .split(/\s+/)
    .map(pair => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)]
    })
}

/** Latin letters without a decomposition. Ə is A: the practice of Azerbaijani passports; e and a are near anyway. */
const LATIN = table(`
  ə=a ǝ=a ı=i ß=ss æ=ae ø=o œ=oe đ=d ð=d þ=th ł=l ħ=h ŋ=n ĸ=k ŧ=t ƣ=gh ɵ=o ɛ=e ɔ=o ƙ=k ɗ=d ɓ=b ƴ=y ʼ= ʻ= ʿ= ʾ= ʹ= ʺ=
`)

const CYRILLIC = table(`
  а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
  щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dzh ѓ=gj ќ=kj ѕ=dz
  ә=a ғ=gh қ=q ң=n ө=o ұ=u ү=u һ=h ҝ=g ҹ=j ҷ=j ӣ=i ӯ=u ҳ=h ҙ=dh ҫ=th ҡ=q ӝ=zh ӟ=z ӥ=i ӧ=o ӱ=u ӵ=ch ӑ=a ӗ=e ӏ= ѐ=e ѝ=i ѣ=e ѳ=f
`)

const GREEK = table(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=kh ψ=ps ω=o
`)

const GEORGIAN = table(`
  ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts
  ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h ჱ=e ჲ=y ჳ=v ჴ=q ჵ=o
`)

const ARMENIAN = table(`
  ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j
  ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
`)

/** Hebrew writes no vowels but the letters that double as vowels: alef, vav, yod, final he (handled in fold.ts). */
const HEBREW = table(`
  א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t
`)

/** Arabic and the letters Persian, Urdu, Kurdish, Uyghur and Pashto add. Waw and yeh are decided in fold.ts. */
const ARABIC = table(`
  ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع= غ=gh ف=f ق=q ك=k ل=l م=m
  ن=n ه=h و=w ي=y ى=a ة=a ء= ؤ=u ئ=y پ=p چ=ch ژ=zh گ=g ک=k ی=y ے=e ں=n ھ=h ہ=h ۀ=h ۂ=h ۃ=a ە=e ۇ=u ۆ=o ۈ=u ۋ=v ې=e ۍ=y ێ=e
  ٹ=t ڈ=d ڑ=r ڤ=v ڵ=l ڕ=r ټ=t ډ=d ړ=r ږ=zh ښ=sh ګ=g ڼ=n ځ=dz څ=ts ڭ=n ڠ=ng ڽ=n ۏ=v ݢ=g
  َ=a ُ=u ِ=i ً=an ٌ=un ٍ=in ّ= ْ= ٰ=a ـ=
`)

const OWN_SCRIPT = [LATIN, CYRILLIC, GREEK, GEORGIAN, ARMENIAN, HEBREW, ARABIC]

/** Letter (lower case, composed) → Latin. An empty string means "heard as nothing". */
export const LETTERS: ReadonlyMap<string, string> = new Map(OWN_SCRIPT.flat())

/** Cyrillic letters drawn like a Latin one: read so inside a word that is otherwise Latin (an old trick to hide a name). */
export const LOOKS_LATIN: ReadonlyMap<string, string> = new Map(
  table(
    'а=a в=b е=e к=k м=m н=h о=o р=p с=c т=t у=y х=x і=i ј=j ѕ=s һ=h ԁ=d ԛ=q ԝ=w α=a ο=o ν=v ρ=p ι=i κ=k τ=t',
  ),
)

/** Digits drawn like a letter, read so inside a word of letters. */
export const DIGIT_AS_LETTER: ReadonlyMap<string, string> = new Map(table('0=o 1=i 3=e 4=a 5=s 7=t 8=b 9=g'))

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'georgian'
  | 'armenian'
  | 'hebrew'
  | 'arabic'
  | 'digit'
  | 'other'

/** Script of a letter by its Unicode block; enough for choosing rules, not a full script property. */
export function scriptOf(code: number): Script {
  if (code >= 0x30 && code <= 0x39) return 'digit'
  if (code < 0x370 || (code >= 0x1e00 && code <= 0x1eff) || (code >= 0xff21 && code <= 0xff5a)) return 'latin'
  if (code < 0x400 || (code >= 0x1f00 && code <= 0x1fff)) return 'greek'
  if (code < 0x530 || (code >= 0x1c80 && code <= 0x1c8f)) return 'cyrillic'
  if (code < 0x590) return 'armenian'
  if (code < 0x600 || (code >= 0xfb1d && code <= 0xfb4f)) return 'hebrew'
  if (code < 0x700 || (code >= 0x750 && code <= 0x77f) || (code >= 0xfb50 && code <= 0xfeff)) return 'arabic'
  if ((code >= 0x10a0 && code <= 0x10ff) || (code >= 0x1c90 && code <= 0x1cbf)) return 'georgian'
  return 'other'
}
