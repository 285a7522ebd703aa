import { writeMrz } from '../../libraries/travel-documents/index.ts'

export interface Someone {
  state: string
  number: string
  surname: string
  given: string
  born: string
  sex: 'F' | 'M'
  ends: string
}

const people = {
  /** Has a single-entry visa on file, unused. */
  shirin: {
    state: 'IRN',
    number: 'K38204417',
    surname: 'REZAEI',
    given: 'SHIRIN',
    born: '880521',
    sex: 'F',
    ends: '290901',
  },
  /** A citizen coming home. */
  elnur: {
    state: 'AZE',
    number: 'C01284417',
    surname: 'QULUZADE',
    given: 'ELNUR',
    born: '910302',
    sex: 'M',
    ends: '310115',
  },
  /** On the synthetic national list, by name and birth date. */
  sohrab: {
    state: 'IRN',
    number: 'R90447163',
    surname: 'KARIMNEJAD',
    given: 'SOHRAB',
    born: '740403',
    sex: 'M',
    ends: '300606',
  },
} satisfies Record<string, Someone>

/** The two lines of a synthetic traveller's passport. */
export function mrzOf(who: keyof typeof people | Someone): string {
  const p: Someone = typeof who === 'string' ? people[who] : who
  return writeMrz('TD3', {
    documentCode: 'P',
    issuingState: p.state,
    documentNumber: p.number,
    surname: p.surname,
    givenNames: p.given,
    nationality: p.state,
    birthDate: p.born,
    sex: p.sex,
    expiryDate: p.ends,
  }).join('\n')
}

/** The ICAO specimen of Doc 9303-4. */
export const specimen =
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
