import type { Check } from '../platform.ts'
import { databaseChecks } from './database.ts'
import { fileChecks } from './files.ts'
import { keepingChecks } from './keeping.ts'
import { machineChecks } from './machine.ts'

export { examine, fault, inFour, orWell, usualLimits, well } from './check.ts'

/** What every node is looked at for, in the order in which trouble is understood: machine, files, database, keeping. */
export const nodeChecks: Check[] = [...machineChecks, ...fileChecks, ...databaseChecks, ...keepingChecks]
