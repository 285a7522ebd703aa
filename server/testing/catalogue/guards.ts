import type pg from 'pg'
import { type Look, rows, tables } from './look.ts'

/** Bits of `pg_trigger.tgtype`. */
const row = 1
const before = 2
const deletes = 8
const updates = 16
const truncates = 32

interface Trigger extends pg.QueryResultRow {
  relation: string
  name: string
  calls: string
  type: number
  on: boolean
}

/** Rule 5: triggers guard and carry no data; an append-only table and each of its partitions is guarded, TRUNCATE too. */
export const guards: Look = async (client, declared) => {
  const triggers = await rows<Trigger>(
    client,
    `select t.relation, g.tgname as name, g.tgfoid::regproc::text as calls, g.tgtype::int as type, g.tgenabled in ('O', 'A') as on
       from (${tables}) t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal`,
  )
  const rules = await rows<{ at: string; name: string }>(
    client,
    `select t.relation as at, r.rulename as name from (${tables}) t join pg_rewrite r on r.ev_class = t.oid where r.rulename <> '_RETURN'`,
  )
  const kept = (await rows<{ relation: string; root: string }>(client, tables)).filter(
    t => declared.get(t.root)?.appendOnly,
  )
  const guarded = (relation: string, bits: number) =>
    triggers.some(
      g => g.relation === relation && g.calls === 'platform.keep' && g.on && (g.type & bits) === bits,
    )
  return [
    ...rules.map(r => ({
      at: r.at,
      what: `rule ${r.name} rewrites statements`,
      instead: 'say it in store.ts',
    })),
    ...triggers
      .filter(g => g.calls !== 'platform.keep')
      .map(g => ({
        at: g.relation,
        what: `trigger ${g.name} calls ${g.calls}`,
        instead: 'write the row in the action; a trigger only guards',
      })),
    ...kept.flatMap(t => {
      const missing = [
        ...(guarded(t.relation, row | before | updates) ? [] : ['UPDATE']),
        ...(guarded(t.relation, row | before | deletes) ? [] : ['DELETE']),
        ...(guarded(t.relation, before | truncates) ? [] : ['TRUNCATE']),
      ]
      return missing.map(verb => ({
        at: t.relation,
        what: `is append-only without a guard against ${verb}`,
        instead: 'a BEFORE trigger that calls platform.keep(); each partition has its own against TRUNCATE',
      }))
    }),
  ]
}

/** Rule 8: what grows is partitioned by range of `id` alone, one level, with a default partition. */
export const partitions: Look = async (client, declared) => {
  const found = await rows<{ at: string; strategy: string; key: string; rest: boolean; nested: boolean }>(
    client,
    `select t.relation as at, p.partstrat::text as strategy, pg_get_partkeydef(t.oid) as key, p.partdefid <> 0 as rest, t.relispartition as nested
       from (${tables}) t join pg_partitioned_table p on p.partrelid = t.oid`,
  )
  const instead = 'PARTITION BY RANGE ("id") and one default partition <name>_rest'
  return [
    ...[...declared.values()]
      .filter(d => d.grows && !found.some(f => f.at === d.relation))
      .map(d => ({ at: d.relation, what: 'grows and is not partitioned', instead })),
    ...found.flatMap(f => [
      ...(f.nested ? [{ at: f.at, what: 'is a partition with partitions', instead: 'one level' }] : []),
      ...(f.strategy === 'r' && f.key === 'RANGE (id)'
        ? []
        : [{ at: f.at, what: `is partitioned by ${f.key}`, instead }]),
      ...(f.rest ? [] : [{ at: f.at, what: 'has no default partition', instead }]),
      ...(f.nested || declared.get(f.at)?.grows
        ? []
        : [{ at: f.at, what: 'is partitioned and not declared to grow', instead: 'declare grows: true' }]),
    ]),
  ]
}
