import { type Binding, bindingsNow, focusKind, letters, match, strokeOf, typesCharacter } from './keys.ts'
import { announce, BURST_MS, fromPaste, SILENCE_MS, Wedge } from './reader.ts'

/** A shortcut that waits to be known as a press rather than the first character of a reading, and one that is held. */
interface Keys {
  waiting?: { name: string; binding: Binding } | undefined
  held?: { code: string; binding: Binding } | undefined
}

const wedgeFor = (keys: Keys) =>
  new Wedge({
    single: () => {
      const asked = keys.waiting
      keys.waiting = undefined
      if (asked && !asked.binding.refused) asked.binding.act?.()
    },
    reading: reading => {
      keys.waiting = undefined
      announce(reading)
    },
  })

function find(page: Window, event: KeyboardEvent) {
  const bindings = bindingsNow()
  const focus = focusKind(page.document.activeElement)
  const name = match(event, new Set(Object.keys(bindings)), focus, letters.on())
  const binding = name === undefined ? undefined : bindings[name]
  return name !== undefined && binding ? { name, binding } : undefined
}

function take(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/**
 * One listener for the whole page decides to whom a key belongs: to the reader (characters within 30 ms of each other), to a field, to
 * the focused control, or to the screen as a shortcut. It listens before everybody else, so that the Enter at the end of a reading
 * presses no button and sends no form. Returns a function that stops it.
 */
export function installKeyboard(page: Window = window): () => void {
  const keys: Keys = {}
  const wedge = wedgeFor(keys)

  const down = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const field = focusKind(page.document.activeElement) === 'field'
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey
    const character = bare && (event.key === 'Enter' || (typesCharacter(event.code) && event.key.length > 0))
    const stroke = strokeOf(event)

    if (field && character && !event.repeat && wedge.inField(stroke)) return take(event)

    const asked = find(page, event)
    if (
      !field &&
      character &&
      !event.repeat &&
      (event.key === 'Enter' || event.key.length === 1 || event.key === 'Dead')
    ) {
      const whose = wedge.press(stroke)
      // a timer that is late only because keys are queued behind it must not cut a reading in two: wait a turn, then look
      for (const wait of [BURST_MS, SILENCE_MS])
        setTimeout(() => setTimeout(() => wedge.tick(performance.now())), wait + 1)
      if (whose === 'reading') {
        keys.waiting = undefined
        return take(event)
      }
      if (whose === 'held') {
        keys.waiting = asked
        if (asked) take(event)
        return
      }
    }
    if (!asked) return
    take(event)
    if (asked.binding.refused) return
    if (asked.binding.hold) {
      keys.held = { code: event.code, binding: asked.binding }
      asked.binding.hold(true)
    } else asked.binding.act?.()
  }

  const letGo = () => {
    keys.held?.binding.hold?.(false)
    keys.held = undefined
  }
  const up = (event: KeyboardEvent) => {
    if (event.code === keys.held?.code) letGo()
  }

  const paste = (event: ClipboardEvent) => {
    if (focusKind(page.document.activeElement) === 'field') return
    const reading = fromPaste(event.clipboardData?.getData('text/plain') ?? '')
    if (reading.text) announce(reading)
  }

  page.addEventListener('keydown', down, true)
  page.addEventListener('keyup', up, true)
  page.addEventListener('blur', letGo)
  page.document.addEventListener('paste', paste)
  return () => {
    page.removeEventListener('keydown', down, true)
    page.removeEventListener('keyup', up, true)
    page.removeEventListener('blur', letGo)
    page.document.removeEventListener('paste', paste)
  }
}
