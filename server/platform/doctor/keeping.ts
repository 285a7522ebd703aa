import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endingsOf } from '../endings.ts'
import { keysFrom } from '../keys.ts'
import type { Check } from '../platform.ts'
import { fault, inFour, orWell, well } from './check.ts'

/** Expiry is judged against the highest time seen: a clock set back is found by what was written under it before (I-37). */
const clock: Check = {
  name: 'clock',
  async look({ ask, now, limits }) {
    if (!ask) return []
    const [row] = await ask<{ last: Date | null; server: Date }>(
      'select (select max(at) from platform.ledger) as last, clock_timestamp() as server',
    )
    if (!row) throw new Error('the server did not tell its time')
    const back = Math.round(((row.last?.getTime() ?? 0) - now.getTime()) / 1000)
    if (back > limits.clockApart)
      return [fault('clock', 'wrong', 'operations:fault.clock-back', { seconds: back })]
    const apart = Math.round(Math.abs(row.server.getTime() - now.getTime()) / 1000)
    if (apart > limits.clockApart)
      return [fault('clock', 'wrong', 'operations:fault.clock-apart', { seconds: apart })]
    return well('clock', { now: now.toISOString() })
  },
}

const log: Check = {
  name: 'log',
  async look({ ask, now, limits }) {
    if (!ask) return []
    const [row] = await ask<{ oldest: Date | null; lines: number }>(
      `select min(l.at) as oldest, count(*)::int as lines from platform.pending p
         join platform.ledger l on l.site = p.site and l.id = p.line where p.relation = 'platform.ledger'`,
    )
    const seconds = row?.oldest ? Math.round((now.getTime() - row.oldest.getTime()) / 1000) : 0
    const params = { seconds, lines: row?.lines ?? 0 }
    if (seconds > limits.behind) return [fault('log', 'wrong', 'operations:fault.log-behind', params)]
    return well('log', params)
  },
}

/** Records are sealed under the master key: another one in its place reads nobody. The newest key is tried. */
const masterKey: Check = {
  name: 'master-key',
  async look({ ask, data }) {
    const path = join(data ?? '', 'keys/master')
    if (!ask || !data || !existsSync(path)) return []
    const master = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
    if (master.length !== 32) return [] // said by the check of the files
    const [row] = await ask<{ site: string; id: string; wrapped: Buffer }>(
      'select site, id, wrapped from platform.record_key order by id desc limit 1',
    )
    if (!row) return well('master-key')
    try {
      keysFrom(master).unwrap(row)
      return well('master-key')
    } catch {
      return [fault('master-key', 'wrong', 'operations:fault.key-foreign', { path })]
    }
  },
}

const backups: Check = {
  name: 'backup',
  async look({ ask }) {
    if (!ask) return []
    const [last] = await ask<{ at: Date }>('select at from platform.backup order by at desc limit 1')
    if (!last) return [fault('backup', 'wrong', 'operations:fault.backup-none')]
    return well('backup', { at: last.at.toISOString() }) // whether it is too old is said where everything that ends is
  },
}

/** What is over, and what is nearly: the page of endings says the rest. */
const endings: Check = {
  name: 'endings',
  async look({ platform }) {
    if (!platform) return []
    const rows = (await endingsOf(platform)).filter(row => row.level === 'ended' || row.level === 'last')
    const faults = rows
      .filter(row => row.at && row.kind !== 'posts-code')
      .map(({ kind, level, name, label, at }) =>
        fault('endings', level === 'ended' ? 'wrong' : 'watch', `operations:fault.ending-${level}`, {
          ending: kind,
          zero: kind,
          cure: kind,
          ...inFour('which', name ?? { az: label ?? '', en: label ?? '', ru: label ?? '', fa: label ?? '' }),
          at: at ?? '',
        }),
      )
    return orWell(faults, 'endings')
  },
}

/** Clock, log, keys, backups and what ends: whether what is kept can be trusted tomorrow. */
export const keepingChecks: Check[] = [clock, log, masterKey, backups, endings]
