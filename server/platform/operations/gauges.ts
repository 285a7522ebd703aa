import { Gauge } from 'prom-client'
import { endingsOf } from '../endings.ts'
import type { Http } from '../http.ts'
import { logged } from '../problems.ts'
import type { Ticking } from '../sequencer.ts'

/**
 * What is read when somebody asks for `/metrics`, not counted along the way. A reading that fails leaves its gauge without
 * values, which the shipped alarms hear as absent: silence is never "all well".
 */
export function gauges({ metrics, platform }: Http, sequencer: Ticking): void {
  const { database, clock, log } = platform
  const registers = [metrics.registry]
  const read = (gauge: Gauge, work: () => Promise<void>) =>
    work().catch(error => {
      gauge.reset()
      log.error(logged(error), 'metrics: a reading failed')
    })

  new Gauge({
    name: 'sarhad_unsequenced_lines',
    help: 'Ledger lines that wait for their place in the log',
    labelNames: ['site'],
    registers,
    collect() {
      return read(this, async () => {
        const { rows } = await database.pool('exchange').query<{ site: string; lines: number }>(
          `select h.site, count(p.line)::int as lines from platform.head h
             left join platform.pending p on p.site = h.site and p.relation = 'platform.ledger' group by h.site`,
        )
        for (const { site, lines } of rows) this.set({ site }, lines)
      })
    },
  })
  new Gauge({
    name: 'sarhad_sequenced_timestamp_seconds',
    help: 'When every line last had its place in the log',
    registers,
    collect() {
      const last = sequencer.lastTick()
      if (last) this.set(last.getTime() / 1000)
    },
  })
  new Gauge({
    name: 'sarhad_clock_timestamp_seconds',
    help: 'The time this node believes',
    registers,
    collect() {
      this.set(clock.now().getTime() / 1000)
    },
  })
  new Gauge({
    name: 'sarhad_resident_memory_bytes',
    help: 'Memory of the process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  new Gauge({
    name: 'sarhad_endings',
    help: 'Things that end, by kind and by how near their end is',
    labelNames: ['kind', 'level'],
    registers,
    collect() {
      return read(this, async () => {
        const rows = await endingsOf(platform)
        this.reset()
        for (const { kind, level, count } of rows) this.inc({ kind, level }, count)
      })
    },
  })
  new Gauge({
    name: 'sarhad_ends_timestamp_seconds',
    help: 'The nearest end of a kind',
    labelNames: ['kind'],
    registers,
    collect() {
      return read(this, async () => {
        const rows = await endingsOf(platform)
        this.reset()
        for (const { kind, at } of rows.reverse()) if (at) this.set({ kind }, Date.parse(at) / 1000)
      })
    },
  })
}
