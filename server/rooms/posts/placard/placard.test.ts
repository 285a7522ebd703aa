import { expect, it } from 'vitest'
import { RegimeRow } from '../../../../contracts/posts.ts'
import { squaresOf } from '../rules/index.ts'
import { dayInWords, placardOf } from './content.ts'
import { renderPlacard } from './render.ts'
import { placardWords } from './words.ts'

const words = (text: string) => ({ az: text, en: text, ru: text, fa: text })
const row = (id: string, given: object) =>
  RegimeRow.parse({
    id,
    set: 'acts',
    posts: ['bilasuvar'],
    classes: null,
    direction: null,
    nationalities: null,
    purposes: null,
    effect: 'open',
    from: '2020-03-01',
    until: null,
    act: { title: words(`Act ${id}`), reference: `No. ${id}`, source: null },
    ...given,
  })
const post = {
  id: 'bilasuvar',
  name: words('Bilasuvar'),
  counterpart: words('Bileh Savar'),
  zone: 'Asia/Baku',
  territory: 'whole-country' as const,
  sites: ['bilasuvar'],
  hours: { from: '08:00', until: '20:00' },
  unlocode: null,
}
const rows = [
  row('leave', { direction: 'exit' }),
  row('citizens', { direction: 'exit', nationalities: ['AZE'], effect: 'closed' }),
  row('return', { direction: 'entry', classes: ['lorry'], nationalities: ['AZE'], purposes: ['return'] }),
]
const placard = (language?: 'az' | 'en' | 'ru' | 'fa') =>
  placardOf({
    language,
    post,
    day: '2026-03-17',
    squares: squaresOf(rows, { post: 'bilasuvar', day: '2026-03-17' }),
    rows,
    evacuation: null,
    exercise: false,
    printed: { at: '17.03.2026 10:00', node: 'trial' },
  })
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

it('says each square with its act by number, and for whom it differs in the words of the language', () => {
  const { squares, acts } = placard()
  expect(acts.map(act => act.reference)).toEqual(
    ['No. return', 'No. leave', 'No. citizens'].sort(
      (a, b) => acts.findIndex(x => x.reference === a) - acts.findIndex(x => x.reference === b),
    ),
  )
  const of = (kind: string, way: string) => squares.find(s => s.class === kind && s.direction === way)
  expect(of('foot', 'entry')).toMatchObject({ open: false, act: null, except: [] })
  expect(of('foot', 'exit')).toMatchObject({
    open: true,
    except: [
      {
        open: false,
        whom: { az: 'Azərbaycan', en: 'Azerbaijan', ru: 'Азербайджан', fa: 'جمهوری آذربایجان' },
      },
    ],
  })
  expect(of('lorry', 'entry')?.except[0]?.whom.en).toBe('Azerbaijan, returning')
})

it('writes the day as each language does', () => {
  expect(dayInWords('2026-03-17')).toEqual({
    az: '17 mart 2026',
    en: '17 March 2026',
    ru: '17 марта 2026 г.',
    fa: '۲۶ اسفند ۱۴۰۴',
  })
})

it('is one A4 page in a language, four in all four', async () => {
  expect(pages(await renderPlacard(placard('fa')))).toBe(1)
  expect(pages(await renderPlacard(placard()))).toBe(4)
})

it('has every text in four languages', () => {
  for (const w of Object.values(placardWords))
    expect([w.evacuation('x'), w.printed('x', 'y'), ...Object.values(w.class)].every(Boolean)).toBe(true)
})
