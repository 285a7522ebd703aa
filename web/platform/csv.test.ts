import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '＝1', '\n@x'])(
  'a cell %j cannot execute (I-41)',
  text => {
    expect(csvOf([[text]])).toBe(`\ufeff"'${text}"\r\n`)
  },
)

it('everything else is as it was, quoted, with quotes doubled', () => {
  expect(
    csvOf([
      ['row', 'why', 'id'],
      [3, 'says "no", twice', 'P-1'],
      [4, 'a\nb', ''],
    ]),
  ).toBe('\ufeff"row","why","id"\r\n"3","says ""no"", twice","P-1"\r\n"4","a\nb",""\r\n')
})
