import { drawingThread } from '../../../platform/print/thread.ts'
import type { SheetContent } from './content.ts'

/** Draws the sheet as PDF. @throws Error when the layout fails. */
export const renderSheet = drawingThread<SheetContent>(
  () => new URL('./worker.ts', import.meta.url),
  'shift-sheet',
)
