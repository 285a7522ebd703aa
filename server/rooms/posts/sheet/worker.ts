import { drawInThread } from '../../../platform/print/worker.ts'
import { drawSheet } from './Sheet.tsx'

drawInThread(drawSheet)
