export { enrolBarrier, listPast, openCrossing, release } from './actions/index.ts'
export { declares } from './declares.ts'
export { checkPast, refusedLines, runTake } from './past/run.ts'
export { routes } from './routes.ts'
