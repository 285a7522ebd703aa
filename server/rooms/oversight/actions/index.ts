export { answerExport, listExports, proposeExport, startExport } from './exports.ts'
export { download, startCheck, stopJob } from './jobs.ts'
export { checkpoints, counts, logs, officers, search } from './look.ts'
