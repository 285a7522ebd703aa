import type { Finding } from '../../../contracts/operations.ts'
import type { Params } from '../../../contracts/problem.ts'
import type { Words } from '../../../contracts/words.ts'
import type { Check, Examined, Limits } from '../platform.ts'
import { logged } from '../problems.ts'

export const usualLimits: Limits = {
  diskFree: 2e9, // less, and a backup or a long import stops halfway
  diskLow: 10e9,
  memoryFree: 300e6,
  clockApart: 5,
  behind: 10, // as `/health`
  transaction: 300,
  connections: 40, // the pools of one node and what an operator needs beside them
}

/** `operations:well.disk`, with the figures that were read. */
export const well = (check: string, params?: Params): Finding[] => [
  { check, state: 'well', said: { key: `operations:well.${check}`, ...(params && { params }) }, next: null },
]

/** What is wrong (`operations:fault.no-blueprint`) and the next step (`operations:next.no-blueprint`). */
export const fault = (check: string, state: Finding['state'], key: string, params?: Params): Finding => ({
  check,
  state,
  said: { key, ...(params && { params }) },
  next: { key: key.replace(':fault.', ':next.'), ...(params && { params }) },
})

/** A reference word as flat values: each language's sentence takes its own (`{{which_az}}` …). */
export const inFour = (name: string, words: Words): Params =>
  Object.fromEntries(Object.entries(words).map(([language, word]) => [`${name}_${language}`, word]))

/** The faults, or that it is well when there are none. */
export const orWell = (faults: Finding[], check: string, params?: Params): Finding[] =>
  faults.length ? faults : well(check, params)

/** Looks at everything, in order. Whatever cannot be looked at is said to be unknown, and the rest goes on. */
export async function examine(examined: Examined, checks: Check[]): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { name, look } of checks) {
    found.push(
      ...(await look(examined).catch(error => {
        examined.platform?.log.error(logged(error), `doctor: ${name} could not be looked at`)
        return [fault(name, 'unknown', 'operations:fault.not-looked', { check: name })]
      })),
    )
  }
  return found
}
