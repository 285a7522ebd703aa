/** What the booth asks now and then; fetched behind the first paint, in one piece. */
export { AddSheet } from './AddSheet.tsx'
export { PlateForm } from './PlateForm.tsx'
export { PurposeSheet } from './PurposeSheet.tsx'
export { ReferSheet } from './ReferSheet.tsx'
export { SaySheet } from './SaySheet.tsx'
export { TypeSheet } from './TypeSheet.tsx'
export { WithdrawSheet } from './WithdrawSheet.tsx'
