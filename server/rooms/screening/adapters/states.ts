import { stateCodes, stateOf } from '../../../../libraries/travel-documents/index.ts'

/** How the lists write states where it differs from the everyday English name; key as `fold` makes it. */
const alsoWritten: Record<string, string> = {
  'democratic people s republic of korea': 'PRK',
  'korea north': 'PRK',
  'korea south': 'KOR',
  'republic of korea': 'KOR',
  'democratic republic of the congo': 'COD',
  'congo democratic republic of the': 'COD',
  congo: 'COG',
  'congo republic of the': 'COG',
  'russian federation': 'RUS',
  'iran islamic republic of': 'IRN',
  'islamic republic of iran': 'IRN',
  'syrian arab republic': 'SYR',
  'united kingdom of great britain and northern ireland': 'GBR',
  'united states of america': 'USA',
  'united republic of tanzania': 'TZA',
  'state of palestine': 'PSE',
  palestinian: 'PSE',
  palestine: 'PSE',
  turkey: 'TUR',
  turkiye: 'TUR',
  burma: 'MMR',
  myanmar: 'MMR',
  'bosnia and herzegovina': 'BIH',
  'bosnia herzegovina': 'BIH',
  venezuela: 'VEN',
  'venezuela bolivarian republic of': 'VEN',
  'bolivia plurinational state of': 'BOL',
  'republic of moldova': 'MDA',
  'north macedonia republic of': 'MKD',
  'trinidad and tobago': 'TTO',
  'saint kitts and nevis': 'KNA',
  'hong kong': 'HKG',
  macau: 'MAC',
  'cabo verde': 'CPV',
  'cote d ivoire': 'CIV',
  'lao people s democratic republic': 'LAO',
  'viet nam': 'VNM',
  'brunei darussalam': 'BRN',
  kosovo: 'RKS',
  'former soviet union': 'SUN',
  gambia: 'GMB',
  czech: 'CZE',
  'czech republic': 'CZE',
  'virgin islands british': 'VGB',
}

const fold = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\bthe\b(?! congo$)/g, ' ')
    .replace(/ +/g, ' ')
    .trim()

const byName: ReadonlyMap<string, string> = (() => {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const names = new Map<string, string>()
  for (const { kind, code, iso2 } of stateCodes()) {
    const name = kind === 'iso' && iso2 ? english.of(iso2) : undefined
    if (name) names.set(fold(name), code)
  }
  for (const [name, code] of Object.entries(alsoWritten)) names.set(fold(name), code)
  return names
})()

/** Three-letter code of a state by its English name as lists write it, or by the code itself; null when it names none. */
export function stateNamed(name: string): string | null {
  const text = name.trim()
  if (/^[A-Z]{1,3}$/.test(text) && stateOf(text).kind !== 'unknown') return stateOf(text).code
  return byName.get(fold(text)) ?? null
}
