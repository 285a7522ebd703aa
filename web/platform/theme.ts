import { useSyncExternalStore } from 'react'

export type Theme = 'day' | 'night'

const KEY = 'sarhad-theme'
const listeners = new Set<() => void>()

export function theme(): Theme {
  return document.documentElement.dataset.theme === 'night' ? 'night' : 'day'
}

/** Chosen by the officer and remembered on the workstation; never taken from the operating system (guide §4). */
export function setTheme(next: Theme): void {
  document.documentElement.dataset.theme = next
  localStorage.setItem(KEY, next)
  for (const listener of listeners) listener()
}

/** Before the first paint. */
export function startTheme(): void {
  document.documentElement.dataset.theme = localStorage.getItem(KEY) === 'night' ? 'night' : 'day'
}

export function useTheme(): Theme {
  return useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, theme)
}
