import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A column that does not fit is reached by Tab, so that the keyboard can scroll it (WCAG 2.1.1); one that fits is no stop on the way. */
export function useScrolls<T extends HTMLElement>(): RefObject<T | null> {
  const column = useRef<T>(null)
  useLayoutEffect(() => {
    const element = column.current
    if (!element) return
    const measure = () => {
      if (element.scrollHeight > element.clientHeight + 1) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    for (const child of element.children) resized.observe(child)
    return () => resized.disconnect()
  })
  return column
}
