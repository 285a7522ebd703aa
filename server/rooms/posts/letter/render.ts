import type { Letter } from './text.ts'

/** A letter as PDF. At the command line nobody waits for a lane, so it needs no thread of its own; what sets type is loaded when it is asked for. */
export const renderLetter = async (letter: Letter): Promise<Uint8Array> =>
  (await import('./Page.tsx')).drawLetter(letter)
