export { recordBackup, recordRestore } from './actions.ts'
export { declares } from './declares.ts'
export { gauges } from './gauges.ts'
export { routes } from './routes.ts'
