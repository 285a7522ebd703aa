import { useNavigate, useSearch } from '@tanstack/react-router'

/** Words of an address after `?`: letters, digits and what ids and days are made of. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

/**
 * What the address says of a screen beside its path: filters, sorting, the open row. Opening the address restores the screen.
 * Never a name or a document number in it (guide §2).
 */
export function useAddress(): {
  get: (name: string) => string | undefined
  /** `undefined` takes a part away. The address is replaced, so that *back* leaves the screen and not a filter. */
  set: (change: Readonly<Record<string, string | undefined>>) => void
} {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  return {
    get: name => text(search[name]),
    set: change => {
      const next = { ...search, ...change }
      const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined))
      void navigate({ to: '.', search: kept, replace: true })
    },
  }
}
