import { useEffect, useRef } from 'react'
import type { Stroke } from './reader-layouts.ts'

/**
 * Keys by *position* (`event.code`), so that they work under the Azerbaijani, Russian and Persian layouts: `Space`, `KeyS`, `F2`, `Slash`,
 * with `Shift+` or `Ctrl+` before the code where needed.
 */
export interface Binding {
  /** What it does, verb first, as shown in the key row and in `?`. */
  label: string
  act?: () => void
  /** For a key that works while it is held (F2): true when pressed, false when let go. */
  hold?: (held: boolean) => void
  /** Why it cannot be done now: it stays in the row, and does nothing. */
  refused?: string | undefined
  /** Works, and is listed under `?`, but has no place in the row. */
  unlisted?: boolean
}
export type Bindings = Readonly<Record<string, Binding>>

interface Layer {
  bindings: Bindings
  alone: boolean
}

const layers: { current: Layer }[] = []

/** Where the focus is: text goes to a field; a button owns Space and Enter. */
export type FocusKind = 'page' | 'field' | 'control'

const TEXTLESS = new Set([
  'button',
  'checkbox',
  'radio',
  'range',
  'color',
  'file',
  'submit',
  'reset',
  'image',
])

export function focusKind(element: Element | null): FocusKind {
  if (!element) return 'page'
  if (element instanceof HTMLInputElement) return TEXTLESS.has(element.type) ? 'control' : 'field'
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return 'field'
  if (element instanceof HTMLElement && element.isContentEditable) return 'field'
  const owns = element.closest(
    'button, a[href], summary, [role=button], [role=option], [role=tab], [role=menuitem], [role=combobox]',
  )
  return owns ? 'control' : 'page'
}

export interface Press {
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  repeat: boolean
}

/** A key that types a character: what WCAG 2.1.4 lets a person switch off, and what a reader may send. */
export function typesCharacter(code: string): boolean {
  return !/^(F\d+|Escape|Enter|NumpadEnter|Tab|Backspace|Delete|Home|End|Page\w+|Arrow\w+|Shift\w+|Control\w+|Alt\w+|Meta\w+|Caps\w+)$/.test(
    code,
  )
}

/** The name of the binding that a press asks for, or undefined: a repeat, a chord that is not ours, a letter meant for a field. */
export function match(
  press: Press,
  names: ReadonlySet<string>,
  focus: FocusKind,
  letters: boolean,
): string | undefined {
  if (press.repeat || press.altKey || press.metaKey) return undefined
  const name = `${press.ctrlKey ? 'Ctrl+' : ''}${press.shiftKey ? 'Shift+' : ''}${press.code}`
  if (!names.has(name)) return undefined
  if (press.ctrlKey) return name
  if (focus === 'control' && (press.code === 'Space' || press.code === 'Enter')) return undefined
  if (!typesCharacter(press.code)) return focus === 'field' && press.code === 'Enter' ? undefined : name
  return focus === 'field' || !letters ? undefined : name
}

/** The bindings in force, the last mounted first; a layer that stands alone (an open sheet) hides those below. */
export function bindingsNow(): Bindings {
  const merged: Record<string, Binding> = {}
  for (const layer of [...layers].reverse()) {
    for (const [name, binding] of Object.entries(layer.current.bindings)) merged[name] ??= binding
    if (layer.current.alone) break
  }
  return merged
}

/** The keys of this screen. `alone`: while mounted, keys of the screens below do nothing. The functions may change with each render. */
export function useKeys(bindings: Bindings, { alone = false }: { alone?: boolean } = {}): void {
  const layer = useRef<Layer>({ bindings, alone })
  layer.current = { bindings, alone }
  useEffect(() => {
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
    }
  }, [])
}

/**
 * True only when `ms` have passed since `token` changed: a `Space` meant for the last traveller never releases the next one (guide §3).
 * Ask it in the act: `act: () => settled() && release()`.
 */
export function useSettled(token: unknown, ms = 400): () => boolean {
  const seen = useRef({ token, at: performance.now() })
  if (seen.current.token !== token) seen.current = { token, at: performance.now() }
  return () => performance.now() - seen.current.at >= ms
}

const named: Record<string, string> = {
  Escape: 'Esc',
  Slash: '/',
  'Shift+Slash': '?',
  Period: '.',
  Comma: ',',
  Minus: '-',
  Equal: '=',
  'Shift+Equal': '+',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A binding's name as printed on the key: `KeyS` → S, `Shift+Slash` → ?, `Ctrl+Enter` → Ctrl Enter. */
export function keyLabel(name: string): string {
  const known = named[name]
  if (known) return known
  return name
    .split('+')
    .map(part => named[part] ?? part.replace(/^(Key|Digit)/, ''))
    .join(' ')
}

const LETTERS = 'sarhad-letters'

/** Whether single characters act on this workstation (WCAG 2.1.4). With them off, Tab, Enter and the F keys still do everything. */
export const letters = {
  on: () => localStorage.getItem(LETTERS) !== 'off',
  set: (on: boolean) => localStorage.setItem(LETTERS, on ? 'on' : 'off'),
}

export function strokeOf(event: KeyboardEvent): Stroke {
  return {
    code: event.code,
    key: event.key === 'NumpadEnter' ? 'Enter' : event.key,
    shift: event.shiftKey,
    time: event.timeStamp,
  }
}
