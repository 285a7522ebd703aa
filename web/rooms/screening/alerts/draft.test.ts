import { describe, expect, it, test } from 'vitest'
import { differences } from './content.ts'
import {
  birthDateOf,
  contentOf,
  documentOf,
  draftOf,
  emptyDraft,
  faultsOf,
  lettersLikeDigits,
  plainNumber,
} from './draft.ts'

const person = {
  ...emptyDraft('2026-03-17'),
  names: 'Umbrelda Skarvonit\nUmbra Skarvonit\n',
  birthDate: '1980-05',
  documents: 'IRN K12345678\n90001008',
  purpose: 'wanted' as const,
  reference: 'Case 77',
  instruction: 'Call the duty desk',
  contact: '+994 12 000 00 00',
  until: '2026-06-30',
  reason: 'Order 77',
}

describe('a form', () => {
  it('of a sound alert has no fault, and comes back as it was sent', () => {
    expect(faultsOf(person)).toEqual({})
    const content = contentOf(person)
    expect(content.subject).toMatchObject({
      names: ['Umbrelda Skarvonit', 'Umbra Skarvonit'],
      birthDate: '1980-05-??',
      documents: [
        { number: 'K12345678', state: 'IRN' },
        { number: '90001008', state: null },
      ],
    })
    expect(contentOf(draftOf(content))).toEqual(content)
    for (const kind of ['document', 'vehicle'] as const) {
      const purpose = kind === 'vehicle' ? ('sought-vehicle' as const) : ('lost-or-stolen' as const)
      const other = { ...person, kind, number: 'C9000-1001', plate: '99-ZX-990', state: 'AZE', purpose }
      expect(faultsOf(other)).toEqual({})
      expect(contentOf(draftOf(contentOf(other)))).toEqual(contentOf(other))
    }
  })

  it('says of each field what is wrong', () => {
    const empty = emptyDraft('2026-03-17')
    expect(Object.keys(faultsOf(empty))).toEqual([
      'names',
      'purpose',
      'reference',
      'instruction',
      'contact',
      'until',
      'reason',
    ])
    const wrong = {
      ...person,
      birthDate: '1980-02-31',
      until: '2026-03-01',
      contact: 'room 12',
      nationality: 'XQX',
    }
    expect(faultsOf(wrong)).toEqual({
      birthDate: 'alerts:fault.birth-date',
      nationality: 'alerts:fault.state',
      contact: 'alerts:fault.contact',
      until: 'alerts:fault.until',
    })
    expect(faultsOf({ ...person, kind: 'vehicle', plate: '--' })).toEqual({
      plate: 'alerts:fault.number',
      purpose: 'alerts:fault.purpose',
    })
  })
})

test.each([
  ['1980', '1980-??-??'],
  ['1980-05', '1980-05-??'],
  ['1980-02-29', '1980-02-29'],
  ['1981-02-29', null],
  ['1980-13', null],
  ['80', null],
  ['1980-05-17-1', null],
])('a birth date %s', (text, date) => {
  expect(birthDateOf(text)).toBe(date)
})

test.each([
  ['IRN:K1', { number: 'K1', state: 'IRN' }],
  ['irn K1', { number: 'K1', state: 'IRN' }],
  ['AK 4471902', { number: 'AK 4471902', state: null }],
  ['D 12', { number: '12', state: 'D' }],
])('a document %s', (line, document) => {
  expect(documentOf(line)).toEqual(document)
})

test('letters that look like digits are named with their places, in a number that has digits', () => {
  expect(lettersLikeDigits('C9O00l1')).toEqual([
    { letter: 'O', place: 3 },
    { letter: 'L', place: 6 },
  ])
  expect(lettersLikeDigits('OIL')).toEqual([])
  expect(plainNumber('c9000-10 01')).toBe('C90001001')
})

test('two versions differ in the fields that changed, names one by one', () => {
  const before = contentOf(person)
  const after = contentOf({ ...person, until: '2026-07-31', names: 'Umbrelda Skarvonit' })
  expect(differences(before, after)).toEqual([
    { field: 'names', before: ['Umbrelda Skarvonit', 'Umbra Skarvonit'], after: ['Umbrelda Skarvonit'] },
    { field: 'until', before: ['2026-06-30'], after: ['2026-07-31'] },
  ])
  expect(differences(before, before)).toEqual([])
  expect(differences(before, null)).toEqual([])
})
