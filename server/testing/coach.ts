import { mrzOf, type Someone } from './travellers.ts'

const letters = (n: number) => String.fromCharCode(65 + (n % 26), 65 + ((n * 7) % 26), 65 + ((n * 11) % 26))

/** Somebody whom nobody has met. */
export const someone = (n: number): Someone => ({
  state: 'AZE',
  number: `E6${3_000_000 + n * 1_117}`,
  surname: `SINAQLI${letters(n)}`,
  given: `UYDURMA${letters(n * 3)}`,
  born: '900101',
  sex: n % 2 ? 'M' : 'F',
  ends: '330101',
})
export const passportOf = (n: number) => mrzOf(someone(n))

const head = 'role,seat,surname,given_names,birth_date,sex,nationality,document,issuing_state,expires'
const row = (n: number, who: Someone) =>
  `passenger,${n},${who.surname},${who.given},19${who.born.slice(0, 2)}-${who.born.slice(2, 4)}-${who.born.slice(4)},${who.sex},${who.state},${who.number},${who.state},20${who.ends.slice(0, 2)}-${who.ends.slice(2, 4)}-${who.ends.slice(4)}`

/** A passenger list of so many people, the last of whom may be somebody who is sought. */
export function passengerList(from: number, count: number, sought?: Someone): string {
  const people = Array.from({ length: count }, (_, i) => someone(from + i))
  if (sought) people[count - 1] = sought
  return [head, ...people.map((who, i) => row(i + 1, who))].join('\n')
}

/** On the invented national list, by name and birth date. */
export const sohrab: Someone = {
  state: 'IRN',
  number: 'R90447163',
  surname: 'KARIMNEJAD',
  given: 'SOHRAB',
  born: '740403',
  sex: 'M',
  ends: '300606',
}
