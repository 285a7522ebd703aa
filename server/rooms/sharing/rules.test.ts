import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FieldGroup, ShareLevel, type ShareRow } from '../../../contracts/sharing.ts'
import { levelOf } from './rules.ts'

const rows: ShareRow[] = [
  {
    reader: 'customs',
    owner: 'border-guard',
    group: 'identity',
    level: 'full',
    basis: 'joint order, article 3',
  },
  {
    reader: 'customs',
    owner: 'border-guard',
    group: 'screening',
    level: 'hit',
    basis: 'joint order, article 4',
  },
  {
    reader: 'customs',
    owner: 'border-guard',
    group: 'alert',
    level: 'never',
    basis: 'joint order, article 4',
  },
  {
    reader: 'border-guard',
    owner: 'customs',
    group: 'customs',
    level: 'hit',
    basis: 'joint order, article 5',
  },
]

describe('what one authority sees of what another owns', () => {
  it.each([
    ['a row grants the group: in full', 'customs', 'border-guard', 'identity', 'full'],
    [
      'a row grants hit or no hit: that there is something, never what (I-18)',
      'customs',
      'border-guard',
      'screening',
      'hit',
    ],
    ['a row may say never', 'customs', 'border-guard', 'alert', 'never'],
    [
      'no field leaves its owner without a row: absent means never (I-16)',
      'customs',
      'border-guard',
      'stay',
      'never',
    ],
    ['a row opens nothing the other way round', 'border-guard', 'customs', 'identity', 'never'],
    ['a row for one reader opens nothing for another', 'migration', 'border-guard', 'identity', 'never'],
    ['an authority sees its own in full', 'customs', 'customs', 'alert', 'full'],
    ['an authority nobody knows sees nothing', 'unheard-of', 'border-guard', 'identity', 'never'],
  ] as const)('%s', (_name, reader, owner, group, level) => {
    expect(levelOf(rows, { reader, owner, group })).toBe(level)
  })

  const authority = fc.constantFrom('border-guard', 'customs', 'migration', 'food-safety')
  const group = fc.constantFrom(...FieldGroup.options)
  const anyRows = fc.uniqueArray(
    fc.record({
      reader: authority,
      owner: authority,
      group,
      level: fc.constantFrom(...ShareLevel.options),
      basis: fc.constant('an act'),
    }),
    { selector: row => `${row.reader} ${row.owner} ${row.group}`, maxLength: 20 },
  )
  it('whatever the rows: disclosed only as granted, one row for one question (I-16, I-20)', () => {
    fc.assert(
      fc.property(anyRows, authority, authority, group, (given, reader, owner, asked) => {
        const granted = given.filter(
          row => row.reader === reader && row.owner === owner && row.group === asked,
        )
        const expected = reader === owner ? 'full' : (granted[0]?.level ?? 'never')
        expect(levelOf(given, { reader, owner, group: asked })).toBe(expected)
      }),
    )
  })
  it('rows about others change no answer', () => {
    fc.assert(
      fc.property(anyRows, authority, authority, group, (given, reader, owner, asked) => {
        const others = given.filter(
          row => row.reader !== reader || row.owner !== owner || row.group !== asked,
        )
        expect(levelOf(others, { reader, owner, group: asked })).toBe(reader === owner ? 'full' : 'never')
      }),
    )
  })
})
