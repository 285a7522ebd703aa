import type { Evidence, HitDetail } from '../../../../contracts/screening.ts'

/** Fields in the order in which an officer compares them; words at `screening:field.<name>`. */
const order = [
  'names',
  'other-spellings',
  'weak-aliases',
  'birth-dates',
  'sex',
  'nationalities',
  'documents',
  'plate',
  'remarks',
]

/** Field beside which a line of evidence stands, by what the line is about: `screening:evidence.<about>.<how>`. */
const fieldOf: Readonly<Record<string, string>> = {
  name: 'names',
  'birth-date': 'birth-dates',
  nationality: 'nationalities',
  sex: 'sex',
  document: 'documents',
  plate: 'plate',
}

export interface Compared {
  field: string
  traveller: string[]
  entry: string[]
  evidence: Evidence[]
}

const about = (line: Evidence) => /^screening:evidence\.([^.]+)\./.exec(line.key)?.[1] ?? ''

/** Both sides field by field, each with what was found when they were compared. A field that neither side has is left out. */
export function compare(hit: Pick<HitDetail, 'traveller' | 'entry' | 'evidence'>): Compared[] {
  const named = [...Object.keys(hit.traveller), ...Object.keys(hit.entry)]
  const told = hit.evidence.map(line => fieldOf[about(line)] ?? 'names')
  const fields = [...new Set([...order, ...named])].filter(
    field => named.includes(field) || told.includes(field),
  )
  return fields.map(field => ({
    field,
    traveller: hit.traveller[field]?.split('\n') ?? [],
    entry: hit.entry[field] ?? [],
    evidence: hit.evidence.filter(line => (fieldOf[about(line)] ?? 'names') === field),
  }))
}

/** The lines that carry the hit, the heaviest first: what an officer says in one sentence. */
export const strongest = (evidence: readonly Evidence[], most = 3): Evidence[] =>
  evidence
    .filter(line => line.bits > 0)
    .toSorted((a, b) => b.bits - a.bits)
    .slice(0, most)

/** For the person, against, or saying little: a bit is a doubling of the odds, and less than one is no reason. */
export const weight = (bits: number): 'for' | 'against' | 'little' =>
  bits >= 1 ? 'for' : bits <= -1 ? 'against' : 'little'
