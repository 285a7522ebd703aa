import { createServer } from 'node:net'
import { CannotStart } from './trouble.ts'

/** The preferred port if nobody listens there, else one that the system gives. 0 prefers none. */
export async function freePort(preferred: number): Promise<number> {
  const port = (await probe(preferred)) ?? (await probe(0))
  if (port === undefined) throw new CannotStart('There is no free port on 127.0.0.1 for the database.')
  return port
}

function probe(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const listener = createServer()
    listener.once('error', () => resolve(undefined))
    listener.listen({ port, host: '127.0.0.1' }, () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
