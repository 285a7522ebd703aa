import { drawInThread } from '../../../platform/print/worker.ts'
import { drawPlacard } from './Placard.tsx'

drawInThread(drawPlacard)
