import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readMrz } from './read.ts'
import { stateOf } from './states.ts'

/** Published vectors, not part of this repository; CI has them beside it. */
const DATA = process.env.SARHAD_REFERENCE_DATA
if (DATA === undefined) {
  console.info(
    'travel-documents: the published vectors are not read, because SARHAD_REFERENCE_DATA names no folder',
  )
}

interface Vector {
  id: string
  format: string
  lines: string[]
  check_digits_icao9303: Record<string, boolean>
  all_check_digits_valid: boolean | null
  peer_cheminfo_mrz_5_0_2: {
    valid: boolean
    documentNumber: string | null
    fields: Record<string, string | null>
  }
}

const read = (path: string): Buffer => readFileSync(`${DATA}/${path}`)
const FORMATS: Readonly<Record<string, string>> = { FRA_ID: 'FR-ID', MRVA: 'MRV-A', MRVB: 'MRV-B' }
const CHECKS = {
  document_number: 'documentNumber',
  birth_date: 'birthDate',
  expiry_date: 'expiryDate',
  personal_number: 'optionalData',
  composite: 'composite',
} as const
const PEER_FIELDS = {
  documentCode: 'documentCode',
  issuingState: 'issuingState',
  lastName: 'surname',
  firstName: 'givenNames',
  nationality: 'nationality',
  birthDate: 'birthDate',
  expirationDate: 'expiryDate',
  optional: 'optionalData',
  personalNumber: 'optionalData',
  optional1: 'optionalData1',
  optional2: 'optionalData2',
  administrativeCode: 'issuingOffice',
  issueDate: 'issueMonth',
} as const
const SEXES: Readonly<Record<string, string>> = { male: 'M', female: 'F', nonspecified: '' }

describe.runIf(DATA !== undefined)('published vectors', () => {
  const vectors = DATA === undefined ? [] : (JSON.parse(read('mrz/vectors.json').toString()) as Vector[])

  it('all are judged right: layout, validity, and each check digit', () => {
    const icao = vectors.filter(vector => vector.format !== 'FRA_ID')
    expect([icao.length, vectors.length - icao.length]).toEqual([46, 2])
    for (const vector of vectors) {
      for (const end of ['\n', '\r\n', '']) {
        const reading = readMrz(vector.lines.join(end))
        expect(reading.format, vector.id).toBe(FORMATS[vector.format] ?? vector.format)
        expect(reading.valid, vector.id).toBe(vector.all_check_digits_valid ?? true)
        for (const [name, ok] of Object.entries(vector.check_digits_icao9303)) {
          const check = CHECKS[name as keyof typeof CHECKS]
          expect(reading.checks[check]?.ok, `${vector.id} ${name}`).toBe(ok)
        }
      }
    }
  })

  it('fields agree with the peer wherever it read one of these formats', () => {
    let compared = 0
    for (const { id, format, lines, peer_cheminfo_mrz_5_0_2: peer } of vectors) {
      // The peer takes visas for passports, so its fields there are not a measure.
      if (format.startsWith('MRV')) continue
      const { fields } = readMrz(lines.join('\n'))
      expect(fields.documentNumber?.value, id).toBe(peer.documentNumber)
      for (const [theirs, ours] of Object.entries(PEER_FIELDS)) {
        const value = peer.fields[theirs]
        if (typeof value !== 'string') continue
        // Two spaces stand in its given names where a double filler does; one parts words here.
        expect(fields[ours]?.value, `${id} ${ours}`).toBe(value.replace(/ +/g, ' '))
        compared++
      }
      const sex = peer.fields.sex
      if (typeof sex === 'string') expect(fields.sex?.value, id).toBe(SEXES[sex])
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('the codes of ISO 3166 and of Doc 9303 are known, and no other State is', () => {
    const rows = gunzipSync(read('reference/country_codes.csv.gz')).toString()
    for (const line of read('reference/icao9303_state_codes.csv').toString().trim().split('\n').slice(1)) {
      const code = line.split(',')[0] ?? ''
      expect(stateOf(code).kind, code).not.toBe('unknown')
      if (stateOf(code).kind === 'iso') expect(rows).toContain(`,${code},`)
    }
  })
})
