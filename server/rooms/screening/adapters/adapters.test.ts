import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Adapter, Entry, Found, Parts } from '../entries.ts'
import { ImportProblem } from '../entries.ts'
import { parse } from '../imports/parse.ts'
import { adapters } from './index.ts'
import { stateNamed } from './states.ts'
import { namesIn, numberIn } from './un/map.ts'

const here = import.meta.dirname
const sample = (name: string) => createReadStream(join(here, name))
const bytes = (text: string | Uint8Array, piece = 7000) => {
  const all = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
  return Readable.from(
    (function* () {
      for (let i = 0; i < all.length; i += piece) yield all.subarray(i, i + piece)
    })(),
  )
}

async function read(adapter: Adapter, parts: Parts) {
  const entries: Entry[] = []
  const refused: Extract<Found, { refused: unknown }>['refused'][] = []
  let published: string | undefined
  for await (const found of adapter(parts)) {
    if ('entry' in found) entries.push(found.entry)
    else if ('refused' in found) refused.push(found.refused)
    else if ('published' in found) published = found.published
  }
  return { entries, refused, published }
}

const watch = { bytes: () => {}, stopped: () => false, refused: () => {} }
async function problemOf(
  format: keyof typeof adapters,
  text: string | Uint8Array,
): Promise<[string, number | null]> {
  const error = await parse(adapters[format], { main: bytes(text) }, watch).then(
    () => undefined,
    e => e as unknown,
  )
  if (!(error instanceof ImportProblem))
    throw new Error(`expected a problem of the import, got ${String(error)}`)
  return [error.type, error.row]
}

describe('the list of the Security Council', () => {
  test('an entry is read with its spellings, dates, papers; one without a name is reported with its line', async () => {
    const { entries, refused, published } = await read(adapters.un, { main: sample('un/sample.xml') })
    expect(published).toBe('2026-01-15')
    expect(refused).toEqual([{ row: 19, reason: 'no-name', id: '100002' }])
    expect(entries.map(e => [e.id, e.kind])).toEqual([
      ['100001', 'person'],
      ['200001', 'organisation'],
    ])
    expect(entries[0]?.content).toMatchObject({
      names: [
        { text: 'ORLANTAZ BEZHVARKUL', kind: 'primary' },
        { text: 'اورلانتاز بژوارکول', kind: 'native' },
        { text: 'Orlantas Bejvarkul', kind: 'alias' },
        { text: 'Urlantaz Bezhvarkol', kind: 'alias' },
        { text: 'Vharko', kind: 'weak alias' },
        { text: 'Вхарко', kind: 'weak alias' },
      ],
      birthDates: [{ from: { year: 1968 }, to: { year: 1970 } }],
      sex: 'M',
      nationalities: ['IRN'],
      documents: [{ number: 'Z 0000017', state: 'IRN', type: 'Passport' }],
      reference: 'SAi.001',
    })
    expect(entries[1]?.content.names).toEqual([
      { text: 'VELMIRANTH SHIPPING & TRADE', kind: 'primary' },
      { text: 'Velmiranth Lines', kind: 'former' },
    ])
  })

  test.each([
    ['Abas Vendor; Abbas Vendor b) A. Vendor', ['Abas Vendor', 'Abbas Vendor', 'A. Vendor']],
    ['Latinov (Латинов)', ['Latinov', 'Латинов']],
    ['Hilar Santoz, III (third)', ['Hilar Santoz, III']],
    ['Akhver Mohvad son of Nor (اختر محمد ),', ['Akhver Mohvad son of Nor', 'اختر محمد']],
    ['Velda Ombrazi, born 1 Jan. 1953 (passport no. 0)', ['Velda Ombrazi']],
  ])('the field "%s" holds %j', (field, names) => {
    expect(namesIn(field)).toEqual(names)
  })

  test.each([
    ['Diplomatic passport no. D00000898', 'D00000898'],
    ['381110042 (Expired 25 Jan. 2016)', '381110042'],
    ['D 001206', 'D 001206'],
    ['Laissez-passer', null],
  ])('the number in "%s" is %s', (field, number) => {
    expect(numberIn(field)).toBe(number)
  })
})

describe('the SDN list', () => {
  test('entries join with their aliases and addresses; those without an entry are reported', async () => {
    const { entries, refused } = await read(adapters.ofac, {
      main: sample('ofac/sample-sdn.csv'),
      alt: sample('ofac/sample-alt.csv'),
      add: sample('ofac/sample-add.csv'),
    })
    expect(entries.map(e => [e.id, e.kind])).toEqual([
      ['900001', 'person'],
      ['900002', 'organisation'],
      ['900003', 'vessel'],
      ['900004', 'aircraft'],
    ])
    expect(entries[0]?.content).toMatchObject({
      names: [
        { text: 'ORDANVIK, Zemfar', kind: 'primary' },
        { text: 'URDANVIK, Zamfar', kind: 'alias' },
        { text: 'VARZUN', kind: 'weak alias' },
      ],
      birthDates: [
        { year: 1979, month: 11, day: 22 },
        { year: 1978, circa: true },
      ],
      sex: 'M',
      nationalities: ['IRN'],
      documents: [{ number: 'Q0000021', state: 'IRN', type: 'Passport' }],
    })
    expect(refused).toEqual([
      { row: 5, reason: 'no-name', id: '900005' },
      { row: 3, reason: 'parentless-alias', id: '999999' },
      { row: 2, reason: 'parentless-address', id: '999999' },
    ])
  })

  test('with a header row and empty cells instead of -0- the same is read', async () => {
    const plain = readFileSync(join(here, 'ofac/sample-sdn.csv'), 'utf8')
    const headed = `ent_num,sdn_name,sdn_type,program,title,call_sign,vess_type,tonnage,grt,vess_flag,vess_owner,remarks\r\n${plain
      .replaceAll(/"?-0- ?"?/g, '')
      .replaceAll('\n', '\r\n')}`
    const [one, other] = [
      await read(adapters.ofac, { main: bytes(plain) }),
      await read(adapters.ofac, { main: bytes(headed) }),
    ]
    expect(other.entries).toEqual(one.entries)
  })
})

describe('our own format', () => {
  test('persons, documents and vehicles', async () => {
    const { entries, refused } = await read(adapters.csv, { main: sample('csv/sample.csv') })
    expect(refused).toEqual([])
    expect(entries.map(e => [e.id, e.kind, e.content.purpose])).toEqual([
      ['P-1', 'person', 'observation'],
      ['P-2', 'person', 'wanted'],
      ['D-1', 'document', 'lost-or-stolen'],
      ['V-1', 'vehicle', 'sought-vehicle'],
    ])
    expect(entries[0]?.content.names.map(n => n.kind)).toEqual([
      'primary',
      'native',
      'alias',
      'alias',
      'weak alias',
    ])
    expect(entries[3]?.content.plate).toEqual({ text: '99-ZZ-001', state: 'AZE' })
  })

  const header = readFileSync(join(here, 'csv/sample.csv'), 'utf8').split('\n')[0]
  test.each([
    ['person,,A B,,,,,,,,,,,', 'no-id'],
    ['person,1,,,,,,,,,,,,', 'no-name'],
    ['person,1,A B,,,,1980-02-31,,,,,,,', 'impossible-date'],
    ['person,1,A B,,,,,,Atlantis,,,,,', 'unknown-state'],
    ['person,1,A B,,,,,,,,,curious,,', 'unknown-purpose'],
    ['ship,1,A B,,,,,,,,,,,', 'unknown-kind'],
    ['document,1,,,,,,,,,,,,', 'no-document'],
    ['vehicle,1,,,,,,,,,,,,', 'no-plate'],
    ['person,1,A B', 'wrong-columns'],
  ])('the row %s is refused: %s', async (row, reason) => {
    const { entries, refused } = await read(adapters.csv, { main: bytes(`${header}\n${row}\n`) })
    expect(entries).toEqual([])
    expect(refused).toMatchObject([{ row: 2, reason }])
  })
})

describe('a file that is no list says so, with the line', () => {
  const xml = readFileSync(join(here, 'un/sample.xml'), 'utf8')
  const csv = readFileSync(join(here, 'csv/sample.csv'), 'utf8')
  const person = csv.split('\n')[1] ?? ''
  const cases: [string, keyof typeof adapters, string | Uint8Array, string, number | null][] = [
    ['empty', 'un', '', 'empty', null],
    ['not XML', 'un', 'kind,id\n', 'not-xml', null],
    ['another root', 'un', '<html></html>', 'wrong-root', 1],
    [
      'a document type',
      'un',
      xml.replace(
        '<CONSOLIDATED_LIST',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<CONSOLIDATED_LIST',
      ),
      'doctype',
      2,
    ],
    ['an entity that nobody declared', 'un', xml.replace('&amp;', '&secret;'), 'not-xml', 28],
    ['cut off', 'un', xml.slice(0, 1500), 'truncated', null],
    ['cut off inside a tag', 'un', xml.slice(0, xml.indexOf('</INDIVIDUALS>') + 5), 'truncated', null],
    [
      'in Windows-1251',
      'un',
      Buffer.concat([Buffer.from(xml.slice(0, 600)), Buffer.from([0xcf, 0xf0, 0xe8])]),
      'not-utf8',
      null,
    ],
    ['in UTF-16', 'un', Buffer.from(`\ufeff${xml}`, 'utf16le'), 'not-utf8', 1],
    ['that says another alphabet', 'un', xml.replace('UTF-8', 'windows-1251'), 'not-utf8', 1],
    ['one element of 10 MB', 'un', xml.replace('Invented', 'x'.repeat(10_000_000)), 'line-too-long', null],
    [
      'no entries',
      'un',
      '<CONSOLIDATED_LIST><INDIVIDUALS></INDIVIDUALS></CONSOLIDATED_LIST>',
      'no-entries',
      null,
    ],
    ['two entries under one number', 'un', xml.replace('200001', '100001'), 'same-id', null],
    ['one line of 10 MB', 'csv', `${csv}person,X,${'y'.repeat(10_000_000)}`, 'line-too-long', null],
    [
      'one quoted cell of 10 MB in short lines',
      'csv',
      `${csv}person,X,"${'y\n'.repeat(5_000_000)}`,
      'line-too-long',
      null,
    ],
    ['a quote never closed', 'csv', `${csv}person,X,"abc`, 'truncated', null],
    ['cut off inside a row', 'csv', `${csv}${person.slice(0, 60)}`, 'truncated', null],
    ['a wrong header', 'csv', 'name,birthdate\nA,1\n', 'wrong-header', 1],
    ['in UTF-16, as a spreadsheet saves it', 'csv', Buffer.from(csv, 'utf16le'), 'not-utf8', 1],
    ['two persons under one number', 'csv', `${csv}${person.replace('Zolvard', 'Other')}\n`, 'same-id', 6],
    ['a picture', 'ofac', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not-utf8', 1],
  ]
  test.each(cases)('%s', async (_name, format, text, type, row) => {
    const [found, at] = await problemOf(format, text)
    expect(found).toBe(type)
    if (row !== null) expect(at).toBe(row)
  })

  test('the same entry twice is kept once and reported', async () => {
    const parsed = await parse(adapters.csv, { main: bytes(`${csv}${person}\n`) }, watch)
    expect(parsed.entries).toHaveLength(4)
    expect(parsed.refused).toEqual([{ row: 6, reason: 'twice', id: 'P-1' }])
  })
})

test.each([
  ["Democratic People's Republic of Korea", 'PRK'],
  ['Korea, North', 'PRK'],
  ['Congo, Democratic Republic of the', 'COD'],
  ['Congo', 'COG'],
  ['Türkiye', 'TUR'],
  ['Burma', 'MMR'],
  ['The Gambia', 'GMB'],
  ['AZE', 'AZE'],
  ['na', null],
])('the state "%s" is %s', (name, code) => {
  expect(stateNamed(name)).toBe(code)
})
