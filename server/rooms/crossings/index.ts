export { openCrossing, release } from './actions/index.ts'
export { declares } from './declares.ts'
export { routes } from './routes.ts'
