import { drawInThread } from '../../../platform/print/worker.ts'
import { drawForm } from './Form.tsx'

drawInThread(drawForm)
