import { imports } from './imports.ts'
import type { Law } from './law.ts'
import { outside } from './outside.ts'
import { reading } from './reading.ts'
import { rooms } from './rooms.ts'
import { screens } from './screens.ts'

/** Every law of the house that a reader of files can hold. */
export const laws: Law[] = [...imports, ...rooms, ...reading, ...screens, ...outside]
