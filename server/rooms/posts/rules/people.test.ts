import { describe, expect, it } from 'vitest'
import type { Change } from '../../../../contracts/officers.ts'
import type { DutyName, Post } from '../../../../contracts/posts.ts'
import { readOfficers, UnreadableFile } from './officers-csv.ts'
import {
  againstChange,
  againstPassword,
  answersFor,
  dayPlus,
  needsSecondFactor,
  standingOf,
} from './people.ts'

const now = new Date('2026-03-17T06:00:00Z')
const [before, after] = [new Date(now.getTime() - 1000), new Date(now.getTime() + 1000)]
const held = (duties: DutyName[], rest: { suspendedAt?: Date; endsAt?: Date } = {}) => ({
  duties,
  suspendedAt: null,
  endsAt: null,
  ...rest,
})

describe('who answers for whom', () => {
  const posts = [{ sites: ['astara'] }, { sites: ['sahtaxti/a', 'sahtaxti/b'] }] as unknown as Post[]
  it.each([
    ['of the own post', 'astara', 'astara', true],
    ['of the other part of the own post', 'sahtaxti/a', 'sahtaxti/b', true],
    ['not of another post', 'astara', 'sahtaxti/a', false],
    ['not of head office', 'astara', 'baku', false],
    ['head office, which is no post, for all', 'baku', 'astara', true],
  ])('%s', (_name, home, site, answer) => {
    expect(answersFor(posts, home, site)).toBe(answer)
  })
})

describe('the standing of an officer', () => {
  it.each([
    ['in-service', held(['customs'])],
    ['no-duty', held([])],
    ['leaving', held(['customs'], { endsAt: after })],
    ['suspended', held(['customs'], { suspendedAt: before, endsAt: after })],
    ['left', held(['customs'], { suspendedAt: before, endsAt: now })],
  ])('%s', (standing, officer) => {
    expect(standingOf(officer, now)).toBe(standing)
  })
  it.each([
    [['first-line'], false],
    [['first-line', 'customs'], true],
    [['administrator'], true],
    [[], false],
  ] as [DutyName[], boolean][])('%j needs a second factor: %s', (duties, needed) => {
    expect(needsSecondFactor(duties)).toBe(needed)
  })
})

describe('what two administrators may do together', () => {
  const duties = (give: DutyName[], take: DutyName[] = []): Change => ({ act: 'duties', give, take })
  it.each<[string, ReturnType<typeof held>, Change, string | undefined]>([
    ['give a duty', held(['first-line']), duties(['second-line']), undefined],
    ['take one', held(['first-line']), duties([], ['first-line']), undefined],
    ['give what is held', held(['first-line']), duties(['first-line']), 'nothing-changes'],
    ['take what is not held', held(['first-line']), duties([], ['customs']), 'nothing-changes'],
    ['give and take the same', held(['first-line']), duties(['customs'], ['customs']), 'nothing-changes'],
    ['change one for another', held(['first-line']), duties(['customs'], ['first-line']), undefined],
    ['give to who has left', held([], { endsAt: before }), duties(['customs']), 'has-left'],
    [
      'bring back a suspended officer',
      held(['customs'], { suspendedAt: before }),
      { act: 'restore' },
      undefined,
    ],
    ['bring back who has left', held(['customs'], { endsAt: before }), { act: 'restore' }, undefined],
    ['bring back nobody', held(['customs']), { act: 'restore' }, 'in-service-already'],
    ['a new second factor', held(['customs']), { act: 'second-factor' }, undefined],
    ['… where none is asked', held(['first-line']), { act: 'second-factor' }, 'no-factor-needed'],
  ])('%s', (_name, officer, change, reason) => {
    expect(againstChange(officer, change, now)).toBe(reason)
  })
})

it.each([
  ['short-enough', undefined],
  ['too-short-1', 'password-short'],
  ['x'.repeat(129), 'password-long'],
  ['my.name.is.Aysel', 'password-name'],
  ['aaaaaaaaabbb', 'password-simple'],
])('the password %s: %s', (password, reason) => {
  expect(againstPassword(password, 'aysel')).toBe(reason)
})

it('a day some days later, over the end of a month; what is no day is none', () => {
  expect(dayPlus('2026-02-27', 2)).toBe('2026-03-01')
  expect(dayPlus('2026-03-01', -1)).toBe('2026-02-28')
  expect(dayPlus('2026-02-31', 0)).toBeUndefined()
})

describe('officers in a file', () => {
  const head = 'username,name,rank_az,rank_en,rank_ru,rank_fa,authority,unit,site,duties'
  const row = (username: string, rest = 'gizir,warrant officer,прапорщик,ستوان‌یار,sbs,astara-1,astara') =>
    `${username},"Məmmədov, Invented",${rest},first-line second-line`
  it('reads names with commas, four scripts, a mark at the start, columns in any order', () => {
    const swapped = `\ufeffduties,${head.replace(',duties', '')}\r\n"first-line ",ayten,Aytən Uydurma,a,b,c,d,sbs,u,astara\r\n`
    expect(readOfficers(`${head}\n${row('ilqar')}\n`).good).toMatchObject([
      {
        row: 2,
        officer: { username: 'ilqar', name: 'Məmmədov, Invented', duties: ['first-line', 'second-line'] },
      },
    ])
    expect(readOfficers(swapped).good).toMatchObject([{ officer: { username: 'ayten', rank: { fa: 'd' } } }])
  })
  it.each([
    ['a name with a space', row('two words'), 'username', 'not-possible'],
    ['no rank in Persian', row('a.b', 'x,y,z,,sbs,u,astara'), 'rank_fa', 'not-possible'],
    ['no unit', row('a.b', 'x,y,z,w,sbs,,astara'), 'unit', 'not-possible'],
    ['an unknown duty', row('a.b').replace('second-line', 'cook'), 'duties', 'not-possible'],
    ['no duty', `${row('a.b').replace('first-line second-line', '')}`, 'duties', 'not-possible'],
    ['a cell too few', row('a.b').replace(',astara,', ','), '', 'cells'],
  ])('refuses %s, by line and column', (_name, line, column, reason) => {
    const { good, refused } = readOfficers(`${head}\n${row('good')}\n${line}\n`)
    expect(good.map(g => g.row)).toEqual([2])
    expect(refused).toMatchObject([{ row: 3, column, reason }])
  })
  it('takes a name once', () => {
    const { good, refused } = readOfficers(`${head}\n${row('same')}\n${row('same')}\n`)
    expect([good.length, refused]).toMatchObject([1, [{ row: 3, username: 'same', reason: 'twice' }]])
  })
  it.each([
    ['not-csv', `${head}\n"open`],
    ['columns', 'name;born\nx;y\n'],
    ['empty', ''],
    ['empty', `${head}\n`],
    ['too-many-rows', `${head}\n${row('x\n').repeat(1001)}`],
  ])('%s: nothing of it is read', (reason, text) => {
    expect(() => readOfficers(text)).toThrow(UnreadableFile)
    expect(() => readOfficers(text)).toThrow(reason)
  })
})
