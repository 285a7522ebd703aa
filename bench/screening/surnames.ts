import { AR, AZ, EN, FA, RU, TR, UZ } from './roots.ts'
import type { Culture, Part } from './spellings.ts'

/** Given names and surnames of a culture, commonest first. */
export interface Names {
  male: Part[]
  female: Part[]
  /** `female` form where the language has one */
  surnames: (Part & { feminine?: string })[]
}

const plain = (list: readonly string[]): Part[] => list.map(native => ({ native, latin: native }))
const low = (text: string) => text.toLocaleLowerCase('az')
const vowel = /[aeiouıəöüаеёиоуыэюя]$/i

function* slavic(roots: readonly string[], second: readonly string[]) {
  const ending = (root: string) => (vowel.test(root) ? 'yev' : 'ov')
  for (const root of roots) yield `${root}${ending(root)}`
  for (const root of second) for (const other of roots) yield `${root}${low(other)}${ending(other)}`
}

function azerbaijani(): Names['surnames'] {
  const list: Names['surnames'] = []
  const add = (native: string) =>
    list.push({ native, latin: native, ...(/[oe]v$/.test(native) && { feminine: `${native}a` }) })
  for (const root of AZ.roots) add(`${root}${vowel.test(root) ? 'yev' : 'ov'}`)
  for (const root of AZ.roots) {
    add(`${root}${/[aıou][^aeiouıəöü]*$/i.test(root) ? 'lı' : 'li'}`)
    add(`${root}zadə`)
  }
  for (const native of slavic(AZ.roots, AZ.roots)) add(native)
  return list
}

function russian(): Names['surnames'] {
  const list: Names['surnames'] = []
  const add = (root: string) => {
    for (const ending of ['ов', 'ин', 'ский', 'енко', 'ев', 'ченко', 'ук']) {
      const native = `${root}${ending === 'ов' && /[ьей]$/.test(root) ? 'ев' : ending}`.replace(
        /ь(?=[аи])/,
        '',
      )
      const feminine = /[оеи][вн]$/.test(native) ? `${native}а` : native.replace(/ий$/, 'ая')
      list.push({ native, latin: native, ...(feminine !== native && { feminine }) })
    }
  }
  for (const root of RU.roots) add(root)
  for (const first of [
    'Бело',
    'Черно',
    'Красно',
    'Ново',
    'Старо',
    'Криво',
    'Сухо',
    'Добро',
    'Много',
    'Остро',
    'Право',
    'Тихо',
  ])
    for (const root of RU.roots) add(first + root.toLowerCase())
  return list
}

function persian(): Part[] {
  const list: Part[] = []
  for (const end of FA.endings)
    for (const root of FA.roots)
      list.push({ native: root.native + end.native, latin: root.latin + end.latin })
  for (const first of FA.roots)
    for (const root of FA.roots)
      for (const end of FA.endings.slice(0, 5))
        list.push({
          native: first.native + root.native + end.native,
          latin: first.latin + root.latin + end.latin,
        })
  return list
}

const STEPS = [7, 5, 11]

/** Families named after a man or a trade: three root consonants in one of the patterns of the language. */
function arabic(): Part[] {
  const list: Part[] = []
  for (const { native, latin } of AR.male) list.push({ native: `ال${native}`, latin: `al-${latin}` })
  for (const { native, latin } of AR.male) list.push({ native: `ال${native}ي`, latin: `al-${latin}i` })
  const letters = AR.consonants
  for (let i = 0; list.length < 12_000; i++) {
    const [a, b, c] = [0, 1, 2].map(k => letters[(i * (STEPS[k] ?? 1) + (i >> (3 * k))) % letters.length])
    if (!a || !b || !c || a === b || b === c || (a.latin === 'a' && b.latin === 'a')) continue
    const [nisba, roman] = i % 3 === 0 ? ['ي', 'i'] : ['', '']
    const [article, the] = i % 2 === 0 ? ['ال', 'al-'] : ['', '']
    const forms: Part[] = [
      { native: `${a.native}ا${b.native}${c.native}`, latin: `${a.latin}a${b.latin}i${c.latin}` },
      { native: `${a.native}${b.native}ي${c.native}`, latin: `${a.latin}a${b.latin}i${c.latin}` },
      { native: `${a.native}${b.native}ا${c.native}`, latin: `${a.latin}a${b.latin}${b.latin}a${c.latin}` },
      { native: `م${a.native}${b.native}و${c.native}`, latin: `ma${a.latin}${b.latin}u${c.latin}` },
      { native: `${a.native}${b.native}${c.native}ان`, latin: `${a.latin}a${b.latin}${c.latin}an` },
    ]
    const form = forms[i % forms.length]
    if (form) list.push({ native: article + form.native + nisba, latin: the + form.latin + roman })
  }
  return list
}

function turkish(): Part[] {
  const list: string[] = []
  for (const root of TR.roots) list.push(root.length > 2 ? root : `${root}kan`)
  for (const end of TR.endings) for (const root of TR.roots) list.push(root + end)
  for (const first of TR.roots)
    for (const root of TR.roots) for (const end of ['', 'er', 'oğlu']) list.push(first + low(root) + end)
  return plain(list)
}

function english(): Part[] {
  const list: string[] = [...EN.roots]
  for (const end of EN.endings) for (const root of EN.roots) list.push(root + end)
  for (const end of EN.endings)
    for (const mid of EN.middles) for (const root of EN.roots) list.push(root + mid + end)
  return plain(list)
}

function uzbek(): Names['surnames'] {
  return [...slavic(UZ.roots, UZ.roots)].map(native => ({ native, latin: native, feminine: `${native}a` }))
}

export const NAMES: Record<Culture, Names> = {
  az: { male: plain(AZ.male), female: plain(AZ.female), surnames: azerbaijani() },
  ru: { male: plain(RU.male), female: plain(RU.female), surnames: russian() },
  fa: { male: FA.male, female: FA.female, surnames: persian() },
  ar: { male: AR.male, female: AR.female, surnames: arabic() },
  tr: { male: plain(TR.male), female: plain(TR.female), surnames: turkish() },
  en: { male: plain(EN.male), female: plain(EN.female), surnames: english() },
  uz: { male: plain(UZ.male), female: plain(UZ.female), surnames: uzbek() },
}
