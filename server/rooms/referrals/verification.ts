import type { Keys } from '../../platform/keys.ts'

/** Letters and digits that nobody confuses on paper. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Ten signs that only this domain's key can make for a number: whoever holds the paper can ask whether it is real,
 * nobody can walk through the register by counting.
 */
export function checkOf(keys: Keys, site: string, number: string): string {
  const hash = keys.lookup('input', `refusal form\n${site}\n${number}`)
  return Array.from(hash.subarray(0, 10), b => alphabet[b % alphabet.length]).join('')
}

/** A site as one part of an address: `sahtaxti/b` is `sahtaxti.b`. */
export const siteInAddress = (site: string): string => site.replace('/', '.')
export const siteFromAddress = (part: string): string => part.replace('.', '/')

/** Where anybody can ask whether a form is real. Holds nothing about a person. */
export const addressOf = (origin: string, keys: Keys, site: string, number: string): string =>
  `${origin}/public/refusals/${siteInAddress(site)}/${number}?check=${checkOf(keys, site, number)}`
