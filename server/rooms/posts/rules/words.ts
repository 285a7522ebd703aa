import type { Words } from '../../../../contracts/words.ts'

/** One reference word in the four languages as flat values: each language file takes its own (`{{lane_az}}` …). */
export const inFour = (name: string, words: Words): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([language, word]) => [`${name}_${language}`, word]))
