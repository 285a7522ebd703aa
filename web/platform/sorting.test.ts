import { expect, it } from 'vitest'
import { compareWords } from './sorting.ts'

const sorted = (words: string[], lang: 'az' | 'ru' | 'fa') =>
  [...words].sort((a, b) => compareWords(a, b, lang))

it('Azerbaijani letters stand in their places', () => {
  const names = [
    'Abdullayeva',
    'Bağırov',
    'Cəfərli',
    'Çingiz',
    'Elvin',
    'Əhmədov',
    'Hacıyeva',
    'Xanım',
    'Irmaq',
    'İbrahimli',
    'Kərimova',
    'Quliyev',
    'Ömər',
    'Şükürov',
  ]
  expect(sorted([...names].reverse(), 'az')).toEqual(names)
  expect(sorted(['Lane 2', 'Lane', '4-cü', 'Lane 1'], 'az')).toEqual(['4-cü', 'Lane', 'Lane 1', 'Lane 2'])
})

it('ё stands with е, Persian letters in their alphabet', () => {
  expect(sorted(['Жуков', 'Ёлкин', 'Дуров', 'Ершов'], 'ru')).toEqual(['Дуров', 'Ёлкин', 'Ершов', 'Жуков'])
  expect(sorted(['گ', 'پ', 'ب', 'چ', 'ژ'], 'fa')).toEqual(['ب', 'پ', 'چ', 'ژ', 'گ'])
})
