import type { Chance } from './chance.ts'

/** How a name of a culture is written: in its own script, and in the Latin spellings that passports, registers and typists make of it. */
export type Culture = 'az' | 'ru' | 'fa' | 'ar' | 'tr' | 'en' | 'uz'

export interface Part {
  native: string
  /** fully vowelled Latin form where the own script does not say it */
  latin: string
}

const table = (text: string) =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )

/** Letter by letter, two-letter keys first, capital kept at the start. */
function render(word: string, letters: ReadonlyMap<string, string>): string {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const two = word.slice(i, i + 2).toLowerCase()
    const pair = two.length === 2 ? letters.get(two) : undefined
    const letter = word.charAt(i).toLocaleLowerCase('az')
    const plain = word.charAt(i).toLowerCase()
    out += pair ?? letters.get(letter) ?? letters.get(plain) ?? plain
    if (pair !== undefined) i++
  }
  return out.charAt(0).toUpperCase() + out.slice(1)
}

const RU_LATIN = [
  table(`а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y
    ь= э=e ю=iu я=ia`),
  table(`а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y
    ь= э=e ю=yu я=ya ий=y`),
  table(`а=a б=b в=v г=g д=d е=e ё=io ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=ou ф=f х=kh ц=ts ч=tch ш=ch щ=chtch ъ= ы=y
    ь= э=e ю=iou я=ia`),
  table(`а=a б=b в=w г=g д=d е=e ё=jo ж=sch з=s и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=ch ц=z ч=tsch ш=sch щ=schtsch
    ъ= ы=y ь= э=e ю=ju я=ja`),
]
const AZ_LATIN = [
  table('ə=a x=kh q=g ğ=gh c=j ş=sh ç=ch ı=i ö=o ü=u'),
  table('ə=e x=x q=q ğ=g c=c ş=s ç=c ı=i ö=o ü=u'),
  table('ə=a x=h q=q ğ=g c=c ş=sh ç=ch ı=i ö=o ü=u'),
]
const AZ_CYRILLIC =
  table(`a=а b=б c=дж ç=ч d=д e=е ə=а f=ф g=г ğ=г h=г x=х ı=ы i=и j=ж k=к q=к l=л m=м n=н o=о ö=о p=п r=р s=с ş=ш t=т
  u=у ü=у v=в y=й z=з ya=я ye=е yu=ю`)
const TR_LATIN = [
  table('ş=s ç=c ğ=g ı=i ö=o ü=u'),
  table('ş=sh ç=ch c=j ğ=gh ı=i ö=o ü=u'),
  table('ş=s ç=c ğ=g ı=i ö=oe ü=ue'),
]
const UZ_LATIN = [table('o‘=o g‘=g ’='), table('x=kh o‘=u g‘=gh j=dj ’='), table('x=h q=k o‘=o g‘=g ’=')]
const UZ_CYRILLIC =
  table(`a=а b=б d=д e=е f=ф g=г h=ҳ i=и j=ж k=к l=л m=м n=н o=о p=п q=қ r=р s=с t=т u=у v=в x=х y=й z=з sh=ш ch=ч o‘=ў
  g‘=ғ ya=я yo=ё yu=ю ye=е ’=ъ`)

/** What else becomes of a vowelled Latin form; each with its own chance. */
const CHANGES: Record<'fa' | 'ar', [RegExp, string][]> = {
  fa: [
    [/o/g, 'u'],
    [/ey/g, 'ei'],
    [/gh/g, 'q'],
    [/ou/g, 'oo'],
    [/eh$/g, 'e'],
    [/e(?=[^aeiouy]*[aeiou])/g, 'i'],
    [/kh/g, 'x'],
    [/i$/g, 'y'],
    [/rr|ss|mm|ff/g, 'r'],
  ],
  ar: [
    [/u/g, 'o'],
    [/ei|ai/g, 'ay'],
    [/q/g, 'k'],
    [/kh/g, 'h'],
    [/ss/g, 's'],
    [/i(?=[^aeiouy]*$)/g, 'e'],
    [/oo|ou/g, 'u'],
    [/gh/g, 'g'],
    [/mm/g, 'm'],
    [/j/g, 'dj'],
  ],
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** One Latin spelling. `strange` 0: as a passport office writes it; 1: any of the habits. */
export function latinOf(part: Part, culture: Culture, chance: Chance, strange: number): string {
  const any = chance.yes(strange)
  if (culture === 'ru')
    return render(part.native, pickOf(RU_LATIN, any ? chance.kind([0.2, 0.5, 0.15, 0.15]) : 0))
  if (culture === 'az') {
    const how = any ? chance.below(4) : 0
    if (how < 3) return render(part.native, pickOf(AZ_LATIN, how))
    return render(render(part.native, AZ_CYRILLIC), pickOf(RU_LATIN, chance.below(2)))
  }
  if (culture === 'tr') return render(part.native, pickOf(TR_LATIN, any ? chance.kind([0.5, 0.25, 0.25]) : 0))
  if (culture === 'uz') {
    const how = any ? chance.below(4) : 0
    if (how < 3) return render(part.native, pickOf(UZ_LATIN, how))
    return render(render(part.native, UZ_CYRILLIC).replace(/қ/g, 'к').replace(/ҳ/g, 'х'), pickOf(RU_LATIN, 1))
  }
  let text = part.latin.toLowerCase()
  if (any && culture !== 'en') {
    for (const [from, to] of CHANGES[culture]) {
      if (chance.yes(0.45)) text = text.replace(from, found => (to === 'r' ? found.charAt(0) : to))
    }
  }
  return text
    .split(/(?<=[ -])/)
    .map(capital)
    .join('')
}

const pickOf = <T>(list: readonly T[], at: number): T => {
  const found = list[at]
  if (found === undefined) throw new Error('no such table')
  return found
}

/** In the script of the bearer's own document; English has nothing else. */
export function nativeOf(part: Part, culture: Culture): string {
  return culture === 'uz' ? render(part.native, UZ_CYRILLIC) : part.native
}

/** In another script than Latin: what a Russian-made register has of an Azerbaijani name. */
export function otherScriptOf(part: Part, culture: Culture): string {
  return culture === 'az' ? render(part.native, AZ_CYRILLIC) : nativeOf(part, culture)
}
