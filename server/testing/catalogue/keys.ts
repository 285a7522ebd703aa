import { classOf, type Look, rows, tables } from './look.ts'

/** Rule 3: every primary, unique and exclusion key of a `site` table begins with the site. */
export const siteFirst: Look = async (client, declared) => {
  const keys = await rows<{ root: string; key: string; first: string | null }>(
    client,
    `select t.root, i.indexrelid::regclass::text as key,
            (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0]) as first
       from (${tables}) t join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion) where not t.relispartition`,
  )
  return keys
    .filter(k => classOf(declared, k.root) === 'site' && k.first !== 'site')
    .map(k => ({
      at: k.root,
      what: `key ${k.key} begins with ${k.first ?? 'an expression'}`,
      instead: 'put site first: a key holds within one site only',
    }))
}

/** Rules 3 and 4: foreign keys pair site with site, and nothing that stays points at what travels, or the reverse. */
export const foreignKeys: Look = async (client, declared) => {
  const found = await rows<{ at: string; to: string; name: string; here: string[]; there: string[] }>(
    client,
    `select a.root as at, b.root as to, f.conname as name,
            array(select x.attname::text from unnest(f.conkey) with ordinality k (num, nth)
                    join pg_attribute x on x.attrelid = f.conrelid and x.attnum = k.num order by k.nth) as here,
            array(select x.attname::text from unnest(f.confkey) with ordinality k (num, nth)
                    join pg_attribute x on x.attrelid = f.confrelid and x.attnum = k.num order by k.nth) as there
       from pg_constraint f join (${tables}) a on a.oid = f.conrelid join (${tables}) b on b.oid = f.confrelid
      where f.contype = 'f' and f.conparentid = 0`,
  )
  return found.flatMap(f => {
    const from = classOf(declared, f.at)
    const to = classOf(declared, f.to)
    const site = f.here.indexOf('site')
    const paired = site >= 0 && f.there[site] === 'site'
    if (from === 'site' && to === 'site')
      return paired
        ? []
        : [
            {
              at: f.at,
              what: `${f.name} does not pair site with site`,
              instead: 'reference (site, id) by (site, …)',
            },
          ]
    if (to === 'site')
      return [
        {
          at: f.at,
          what: `${f.name} points from ${from} at the site table ${f.to}`,
          instead: 'keep the id without a foreign key',
        },
      ]
    if (from === 'site' && to === 'local')
      return [
        {
          at: f.at,
          what: `${f.name} points at the local table ${f.to}`,
          instead: 'a row that travels points only at what travels',
        },
      ]
    return []
  })
}
