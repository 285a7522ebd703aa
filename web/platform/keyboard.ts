import { type Binding, bindingsNow, focusKind, letters, match, strokeOf, typesCharacter } from './keys.ts'
import { announce, BURST_MS, fromPaste, SILENCE_MS, Wedge } from './reader.ts'

/**
 * One listener for the whole page decides to whom a key belongs: to the reader (characters within 30 ms of each other), to a field, to
 * the focused control, or to the screen as a shortcut. It listens before everybody else, so that the Enter at the end of a reading
 * presses no button and sends no form. Returns a function that stops it.
 */
export function installKeyboard(page: Window = window): () => void {
  let waiting: { name: string; binding: Binding } | undefined
  let held: { code: string; binding: Binding } | undefined

  const wedge = new Wedge({
    single: () => {
      const asked = waiting
      waiting = undefined
      if (asked && !asked.binding.refused) asked.binding.act?.()
    },
    reading: reading => {
      waiting = undefined
      announce(reading)
    },
  })

  const find = (event: KeyboardEvent) => {
    const bindings = bindingsNow()
    const name = match(
      event,
      new Set(Object.keys(bindings)),
      focusKind(page.document.activeElement),
      letters.on(),
    )
    const binding = name === undefined ? undefined : bindings[name]
    return name !== undefined && binding ? { name, binding } : undefined
  }

  const take = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  const down = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const field = focusKind(page.document.activeElement) === 'field'
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey
    const character = bare && (event.key === 'Enter' || (typesCharacter(event.code) && event.key.length > 0))
    const stroke = strokeOf(event)

    if (field && character && !event.repeat && wedge.inField(stroke)) return take(event)

    const asked = find(event)
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
        waiting = undefined
        return take(event)
      }
      if (whose === 'held') {
        waiting = asked
        if (asked) take(event)
        return
      }
    }
    if (!asked) return
    take(event)
    if (asked.binding.refused) return
    if (asked.binding.hold) {
      held = { code: event.code, binding: asked.binding }
      asked.binding.hold(true)
    } else asked.binding.act?.()
  }

  const letGo = () => {
    held?.binding.hold?.(false)
    held = undefined
  }
  const up = (event: KeyboardEvent) => {
    if (event.code === held?.code) letGo()
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
