import { drawingThread } from '../../../platform/print/thread.ts'
import type { PlacardContent } from './content.ts'

/** Draws the placard as PDF. @throws Error when the layout fails. */
export const renderPlacard = drawingThread<PlacardContent>(
  () => new URL('./worker.ts', import.meta.url),
  'placard',
)
