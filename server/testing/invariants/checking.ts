import type { Platform } from '../../platform/action.ts'

/** What a check asks: the database as its owner, read only, and the program's own reading of it. */
export interface Checking {
  query<R extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>
  platform: Platform
}

/** Sentences naming the first cases that break it, by identifiers; none: it holds. */
export type Finding = string[]

export interface Check {
  (checking: Checking): Promise<Finding>
  /** Where one query says it all. */
  text?: string
}

export interface Invariant {
  id: string
  /** What holds, in few words; the full sentence is in docs/invariants.md. */
  holds: string
  check?: Check
  /** Test file that holds what a look at the rows cannot see. */
  test?: string
}

/** A check whose query answers one row for each case that breaks it, with its name in `of`. */
export function none(text: string): Check {
  const check = async ({ query }: Checking): Promise<Finding> =>
    (await query<{ of: string }>(`select * from (${text}) broken limit 5`)).map(r => String(r.of))
  return Object.assign(check, { text })
}
