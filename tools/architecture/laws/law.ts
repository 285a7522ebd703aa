import type { Check } from '../project.ts'

/** A check, what it holds, and small projects in which it must find something: `path:line` of each finding. */
export interface Law {
  says: string
  check: Check
  spoiled: { name: string; files: Record<string, string>; finds: string[] }[]
  /** A small project that is close to the spoiled ones and right. */
  sound: Record<string, string>
}

export const order = { 'server/rooms.ts': "export const order = ['posts', 'crossings'] as const\n" }

/** A text written in pieces: the checks read these files too. */
export const glued = (...parts: string[]): string => parts.join('')
