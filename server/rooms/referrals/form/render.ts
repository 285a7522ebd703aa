import { drawingThread } from '../../../platform/print/thread.ts'
import type { FormContent } from './content.ts'

/** Draws the form as PDF. @throws Error when the layout fails. */
export const renderForm = drawingThread<FormContent>(
  () => new URL('./worker.ts', import.meta.url),
  'refusal-form',
)
