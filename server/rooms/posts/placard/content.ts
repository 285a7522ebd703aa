import type { Language } from '../../../../contracts/blueprint.ts'
import type { Post, RegimeRow } from '../../../../contracts/posts.ts'
import type { Exception, Square } from '../../../../contracts/regime.ts'
import type { Words } from '../../../../contracts/words.ts'
import { stateOf } from '../../../../libraries/travel-documents/index.ts'
import { placardWords } from './words.ts'

/** Everything the placard draws; plain data, so that another thread can draw it. */
export interface PlacardContent {
  languages: Language[]
  post: Words
  counterpart: Words
  /** As each language writes it. */
  day: Words
  hours: { from: string; until: string }
  squares: {
    class: Square['class']
    direction: Square['direction']
    open: boolean
    except: { open: boolean; whom: Words; act: number | null }[]
    /** Number of the act in the list below; none: no act permits it. */
    act: number | null
  }[]
  acts: { title: Words; reference: string }[]
  evacuation: string | null
  exercise: boolean
  printed: { at: string; node: string }
}

const languages = ['az', 'en', 'ru', 'fa'] as const
const inEach = (of: (language: Language) => string): Words => ({
  az: of('az'),
  en: of('en'),
  ru: of('ru'),
  fa: of('fa'),
})

/** `2026-07-01` in words of each language; Solar Hijri in Persian. */
export const dayInWords = (day: string): Words =>
  inEach(language => {
    const tag = { az: 'az', en: 'en-GB', ru: 'ru', fa: 'fa-IR-u-ca-persian' }[language]
    const at = new Date(`${day}T12:00:00Z`)
    return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  })

/** A state by its name in a language; a code that is no state stays as it is. */
function stateIn(language: Language, code: string): string {
  const two = stateOf(code).iso2
  const name = two && new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(two)
  return name ?? code
}

const whomOf = ({ nationalities, purpose }: Exception): Words =>
  inEach(language => {
    const who = nationalities?.map(code => stateIn(language, code))
    const why = purpose ? (placardWords[language].purpose[purpose] ?? purpose) : undefined
    const list = who && new Intl.ListFormat(language, { type: 'conjunction' }).format(who)
    return [list, why].filter(Boolean).join(language === 'fa' ? '، ' : ', ')
  })

/** The placard of a post: its squares, and the acts they rest on, each once and by number. */
export function placardOf(given: {
  language: Language | undefined
  post: Post
  day: string
  squares: readonly Square[]
  rows: readonly RegimeRow[]
  evacuation: string | null
  exercise: boolean
  printed: { at: string; node: string }
}): PlacardContent {
  const acts: PlacardContent['acts'] = []
  const numberOf = (id: string | null): number | null => {
    const row = given.rows.find(one => one.id === id)
    if (!row) return null
    const known = acts.findIndex(act => act.reference === row.act.reference)
    return known >= 0 ? known + 1 : acts.push({ title: row.act.title, reference: row.act.reference })
  }
  const squares = given.squares.map(square => ({
    class: square.class,
    direction: square.direction,
    open: square.open,
    act: numberOf(square.row),
    except: square.except.map(one => ({ open: one.open, whom: whomOf(one), act: numberOf(one.row) })),
  }))
  const { post, day, evacuation, exercise, printed } = given
  return {
    languages: given.language ? [given.language] : [...languages],
    post: post.name,
    counterpart: post.counterpart,
    day: dayInWords(day),
    hours: post.hours,
    squares,
    acts,
    evacuation,
    exercise,
    printed,
  }
}
