import type { Subject } from '../../screening/index.ts'
import type { SealedTraveller, StoredTraveller } from '../store/index.ts'

/** A traveller as screening asks of them; the name as in the zone. */
export function subjectsOf(
  { id, personHash }: Pick<StoredTraveller, 'id' | 'personHash'>,
  { document, unproved }: Pick<SealedTraveller, 'document' | 'unproved'>,
): Subject[] {
  const { givenNames, surname, birthDate, sex, nationality, number, issuingState: state } = document
  const names = [`${givenNames} ${surname}`.trim()]
  return [
    { kind: 'person', id, names, birthDate, sex, nationality, documents: [{ number, state }], personHash },
    { kind: 'document', id, number, state, unproved: unproved ?? false },
  ]
}
