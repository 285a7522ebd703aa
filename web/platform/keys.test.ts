import { describe, expect, it } from 'vitest'
import { keyLabel, match, type Press, typesCharacter } from './keys.ts'

const press = (code: string, more: Partial<Press> = {}): Press => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
})
const names = new Set(['Space', 'KeyS', 'F2', 'Escape', 'Enter', 'Shift+Slash', 'Ctrl+Enter'])
const asked = (p: Press, focus: 'page' | 'field' | 'control' = 'page', letters = true) =>
  match(p, names, focus, letters)

describe('which binding a press asks for', () => {
  it.each([
    ['a letter by its position', press('KeyS'), 'KeyS'],
    ['a letter that is not bound', press('KeyQ'), undefined],
    ['a repeat of a held key', press('Space', { repeat: true }), undefined],
    ['the browser’s own chord', press('KeyS', { ctrlKey: true }), undefined],
    ['a letter with Alt', press('KeyS', { altKey: true }), undefined],
    ['a letter with the system key', press('KeyS', { metaKey: true }), undefined],
    ['a shifted letter that is bound plain', press('KeyS', { shiftKey: true }), undefined],
    ['the question mark', press('Slash', { shiftKey: true }), 'Shift+Slash'],
    ['a bound chord', press('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
  ])('%s', (_, p, expected) => expect(asked(p)).toBe(expected))

  it('in a field only what types nothing acts, and Enter stays the field’s', () => {
    expect(asked(press('KeyS'), 'field')).toBeUndefined()
    expect(asked(press('Space'), 'field')).toBeUndefined()
    expect(asked(press('Enter'), 'field')).toBeUndefined()
    expect(asked(press('Escape'), 'field')).toBe('Escape')
    expect(asked(press('F2'), 'field')).toBe('F2')
    expect(asked(press('Enter', { ctrlKey: true }), 'field')).toBe('Ctrl+Enter')
  })

  it('a focused button keeps its Space and Enter; letters still act', () => {
    expect(asked(press('Space'), 'control')).toBeUndefined()
    expect(asked(press('Enter'), 'control')).toBeUndefined()
    expect(asked(press('KeyS'), 'control')).toBe('KeyS')
  })

  it('single characters can be switched off (WCAG 2.1.4); F keys stay', () => {
    expect(asked(press('KeyS'), 'page', false)).toBeUndefined()
    expect(asked(press('Space'), 'page', false)).toBeUndefined()
    expect(asked(press('F2'), 'page', false)).toBe('F2')
  })
})

it('names are printed as on the keyboard', () => {
  expect(['KeyS', 'Digit1', 'Shift+Slash', 'Ctrl+Enter', 'Escape', 'F2', 'Space'].map(keyLabel)).toEqual([
    'S',
    '1',
    '?',
    'Ctrl Enter',
    'Esc',
    'F2',
    'Space',
  ])
})

it('keys that move, hold or open type no character', () => {
  expect(['KeyA', 'Space', 'Comma', 'IntlBackslash', 'Numpad1'].every(typesCharacter)).toBe(true)
  expect(['F12', 'Escape', 'ShiftLeft', 'ArrowUp', 'PageDown', 'Tab', 'Enter'].some(typesCharacter)).toBe(
    false,
  )
})
