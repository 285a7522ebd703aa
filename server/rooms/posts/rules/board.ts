import { RegimeClass } from '../../../../contracts/posts.ts'
import type { Exception, Square } from '../../../../contracts/regime.ts'
import { mayCross, type RegimeFacts, type Ruling } from './regime.ts'

/** A nationality, and a purpose, that no act names: what everybody else is told. No code of Doc 9303 and no purpose is a star. */
export const anyOther = '*'

export interface Asked {
  post: string
  day: string
  /** Absent: everybody. */
  nationality?: string | undefined
  purpose?: string | undefined
}

const classes = RegimeClass.options
const ways = ['entry', 'exit'] as const

/** Every class and both directions of a post on a day, each square by the calculator alone. */
export const squaresOf = (rows: readonly Ruling[], asked: Asked): Square[] =>
  classes.flatMap(kind => ways.map(way => squareOf(rows, asked, kind, way)))

function squareOf(
  rows: readonly Ruling[],
  { post, day, nationality = anyOther, purpose = anyOther }: Asked,
  kind: Square['class'],
  direction: Square['direction'],
): Square {
  const ask = (facts: Pick<RegimeFacts, 'nationality' | 'purpose'>) => {
    const answer = mayCross(rows, { post, day, class: kind, direction, ...facts })
    return { open: answer.open, row: answer.row?.id ?? null }
  }
  const general = ask({ nationality, purpose })
  const here = rows.filter(
    row =>
      row.posts.includes(post) &&
      (row.classes?.includes(kind) ?? true) &&
      (row.direction ?? direction) === direction &&
      row.from <= day &&
      (row.until === null || day <= row.until),
  )
  const named = nationality === anyOther ? unique(here.flatMap(row => row.nationalities ?? [])) : []
  const meant = purpose === anyOther ? unique(here.flatMap(row => row.purposes ?? [])) : []

  const byNation = new Map(named.map(n => [n, ask({ nationality: n, purpose })]))
  const byPurpose = new Map(meant.map(p => [p, ask({ nationality, purpose: p })]))
  const differs = (answer: { open: boolean } | undefined) =>
    answer !== undefined && answer.open !== general.open
  const except: Exception[] = [
    ...[...byNation]
      .filter(([, a]) => differs(a))
      .map(([n, a]) => ({ nationalities: [n], purpose: null, ...a })),
    ...[...byPurpose]
      .filter(([, a]) => differs(a))
      .map(([p, a]) => ({ nationalities: null, purpose: p, ...a })),
    ...named.flatMap(n =>
      meant.flatMap(p => {
        // what is said of the nation, else of the purpose, else of everybody, holds unless this pair is answered otherwise
        const said = [byNation.get(n), byPurpose.get(p)].find(differs) ?? general
        const answer = ask({ nationality: n, purpose: p })
        return answer.open === said.open ? [] : [{ nationalities: [n], purpose: p, ...answer }]
      }),
    ),
  ]
  return { class: kind, direction, ...general, except: merged(except), was: null }
}

const unique = (values: string[]) => [...new Set(values)].sort()

/** Nations that are told the same stand together. */
function merged(list: Exception[]): Exception[] {
  const groups = new Map<string, Exception>()
  for (const one of list) {
    const key = [one.nationalities === null, one.purpose, one.open, one.row].join(' ')
    const known = groups.get(key)
    if (known?.nationalities && one.nationalities) known.nationalities.push(...one.nationalities)
    else groups.set(key, { ...one, nationalities: one.nationalities && [...one.nationalities] })
  }
  return [...groups.values()]
}

/** What a square says to one person: the pair, the nation, the purpose, everybody, in this order. */
export function saidTo(square: Square, nationality: string, purpose: string): boolean {
  const told = (nations: boolean, meant: boolean) =>
    square.except.find(
      e =>
        (e.nationalities !== null) === nations &&
        (e.purpose !== null) === meant &&
        (e.nationalities?.includes(nationality) ?? true) &&
        (e.purpose === null || e.purpose === purpose),
    )
  return (told(true, true) ?? told(true, false) ?? told(false, true) ?? square).open
}

/** The squares of `after`, each with what it said before where that was another answer. */
export function compared(before: readonly Square[], after: readonly Square[]): Square[] {
  return after.map((square, i) => {
    const was = before[i]
    if (!was || (was.open === square.open && sameExceptions(was.except, square.except))) return square
    return { ...square, was: { open: was.open, except: was.except } }
  })
}

const spelled = ({ nationalities, purpose, open }: Exception) =>
  [nationalities?.join(), purpose, open].join(' ')
const sameExceptions = (a: readonly Exception[], b: readonly Exception[]) =>
  a.map(spelled).sort().join('\n') === b.map(spelled).sort().join('\n')
