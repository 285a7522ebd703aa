import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { freemem } from 'node:os'
import { unknownVariables } from '../config.ts'
import type { Check } from '../platform.ts'
import { fault, orWell, well } from './check.ts'

const gb = (bytes: number) => Math.round(bytes / 1e8) / 10

const disk: Check = {
  name: 'disk',
  async look({ data, limits }) {
    if (!data || !existsSync(data)) return []
    const { bavail, bsize, blocks } = await statfs(data)
    const [free, of] = [bavail * bsize, blocks * bsize]
    const params = { free: gb(free), of: gb(of) }
    if (free < limits.diskFree) return [fault('disk', 'wrong', 'operations:fault.disk-full', params)]
    if (free < limits.diskLow) return [fault('disk', 'watch', 'operations:fault.disk-low', params)]
    return well('disk', params)
  },
}

const memory: Check = {
  name: 'memory',
  async look({ limits }) {
    const free = available()
    const params = { free: Math.round(free / 1e6) }
    if (free < limits.memoryFree) return [fault('memory', 'wrong', 'operations:fault.memory-short', params)]
    return well('memory', params)
  },
}

/** What programs may still take: Linux counts what it would give back; a container may have less than its machine. */
function available(): number {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '')
  const kb = /^MemAvailable:\s+(\d+) kB$/m.exec(read('/proc/meminfo'))?.[1]
  const machine = kb ? Number(kb) * 1024 : freemem()
  const limit = Number(read('/sys/fs/cgroup/memory.max'))
  const used = Number(read('/sys/fs/cgroup/memory.current'))
  return limit > 0 ? Math.min(machine, limit - used) : machine
}

const settings: Check = {
  name: 'settings',
  async look({ env }) {
    const faults = unknownVariables(env).map(({ name, nearest }) =>
      fault('settings', 'wrong', 'operations:fault.setting-unknown', { name, nearest }),
    )
    return orWell(faults, 'settings')
  },
}

const port: Check = {
  name: 'port',
  async look({ port }) {
    if (port === undefined || port === 0) return []
    const trouble = await listening(port)
    if (trouble === 'EADDRINUSE')
      return [fault('port', 'wrong', 'operations:fault.port-taken', { port: String(port) })]
    if (trouble === 'EACCES')
      return [fault('port', 'wrong', 'operations:fault.port-closed', { port: String(port) })]
    if (trouble) throw new Error(trouble)
    return well('port', { port: String(port) })
  },
}

function listening(port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const listener = createServer()
    listener.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    listener.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      listener.close(() => resolve(undefined)),
    )
  })
}

/** What any machine is looked at for, before there is a database. */
export const machineChecks: Check[] = [disk, memory, settings, port]
