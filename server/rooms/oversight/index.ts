export { declares } from './declares.ts'
export { routes } from './routes.ts'
