import { transliterate } from '../../../../libraries/travel-documents/index.ts'

export interface PersonWords {
  surname: string
  givenNames: string
  birthDate: string
  nationality: string
}

/** How a person is found again whatever document is shown: name as in the zone, birth date, nationality. */
export const personKey = (d: PersonWords): string =>
  [d.surname, d.givenNames, d.birthDate, d.nationality].map(part => part.trim().toUpperCase()).join('/')

/** The same from names as somebody writes them, in any script: spelt as a machine readable zone would (Doc 9303-3 §6). */
export function writtenPersonKey(d: PersonWords): string {
  const surname = transliterate(d.surname)
  const givenNames = transliterate(d.givenNames)
  // a bearer of one name only has it as the primary identifier
  return personKey({ ...d, surname: surname || givenNames, givenNames: surname ? givenNames : '' })
}
