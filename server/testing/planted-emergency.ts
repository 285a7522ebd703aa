import type { Planted } from './planted-faults.ts'

/** An opening so long ago, of half an hour. */
const opening = (site: string, ago: string) => `
  set session_replication_role = replica;
  insert into posts.emergency_opening (site, id, at, seal, officer, workstation, duty, until, sealed)
    select s.site, gen_random_uuid(), now() - interval '${ago}', s.id, gen_random_uuid(), w.id, 'administrator',
      now() - interval '${ago}' + interval '30 minutes', 'x'
    from posts.emergency_seal s join lateral (select id from posts.workstation where site = s.site limit 1) w on true
    where s.site = '${site}'`

/** What may be the matter with emergency accounts, each at a place of its own. */
export const inEmergency: Planted[] = [
  {
    name: 'an emergency account that is open',
    fault: 'emergency-open',
    names: 'Astara',
    plant: n => n.sql(opening('astara', '10 minutes')),
  },
  {
    name: 'an opening that nobody reviewed',
    fault: 'emergency-unreviewed',
    names: 'Bilasuvar',
    plant: n => n.sql(opening('bilasuvar', '3 hours')),
  },
  {
    name: 'letters that were used and not made anew',
    fault: 'emergency-spent',
    names: 'Julfa',
    plant: n =>
      n.sql(`${opening('culfa', '3 hours')};
          insert into posts.emergency_review (site, id, at, by, opening, sealed)
            select site, gen_random_uuid(), now(), 'somebody', id, 'x' from posts.emergency_opening where site = 'culfa'`),
  },
  {
    name: 'a place without letters',
    fault: 'emergency-unsealed',
    names: 'sahtaxti/a',
    plant: n =>
      n.sql(
        `set session_replication_role = replica; delete from posts.emergency_seal where site = 'sahtaxti/a'`,
      ),
  },
]
