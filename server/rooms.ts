/**
 * The order of the rooms. A room may import only the `index.ts` of rooms above it; the architecture test reads this.
 * Questions go up by a call, news goes down by a ledger event.
 */
export const order = [
  'posts',
  'sharing',
  'documents',
  'screening',
  'referrals',
  'crossings',
  'oversight',
  'blueprint',
] as const
