import { Worker } from 'node:worker_threads'

/**
 * A thread of its own for work that would hold every lane while it lasts (I-39): setting type, checking a whole log. `source` is the
 * worker beside its room, `bundled` its name in `dist` (vite.server.config.ts).
 */
export function openThread(source: () => URL, bundled: string): Worker {
  const here = import.meta.url
  const thread = here.endsWith('.ts')
    ? new Worker(fromSource(source()), { eval: true, execArgv: [] })
    : new Worker(new URL(`./${bundled}.js`, here))
  thread.unref()
  return thread
}

/** Node 20 cannot run TypeScript by itself, and a thread does not have its parent's loader. */
const fromSource = (file: URL) => {
  const loader = import.meta.resolve('tsx/esm/api')
  return `import('${loader}').then(({ register }) => { register(); return import('${file.href}') })`
}
