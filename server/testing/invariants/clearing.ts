import { type Invariant, none } from './checking.ts'

const released = `crossings.crossing c where exists (select 1 from crossings.decision d
  where d.site = c.site and d.crossing = c.id and d.state = 'released' and d.correction is null)`

/** Clearing and the degraded modes. */
export const clearing: Invariant[] = [
  {
    id: 'I-01',
    holds: 'released only with every required control passed by its owner or a named delegation',
    check: none(`select c.id || ' lacks ' || (k->>'control') as of from (select * from ${released}) c
      join crossings.procedure p on p.id = c.procedure || '@' || c.procedure_version, jsonb_array_elements(p.content->'controls') k
      where (not (k ? 'when' or k ? 'share') or exists (select 1 from crossings.required r where r.site = c.site and r.crossing = c.id
               and r.control = k->>'control' and r.state = 'required'))
        and coalesce((select a.result from crossings.answer a where a.site = c.site and a.crossing = c.id and a.control = k->>'control'
               and (a.authority = k->>'authority' or exists (select 1 from crossings.delegation g where g.id = a.delegation
                      and g.content->>'control' = a.control and g.content->>'from' = k->>'authority' and g.content->>'to' = a.authority
                      and c.day between (g.content->>'validFrom')::date and (g.content->>'validUntil')::date))
             order by a.id desc limit 1), 'none') <> 'passed'`),
  },
  {
    id: 'I-02',
    holds: 'every decided crossing has completed screenings, or an open degraded mode',
    check:
      none(`select t.id as of from crossings.traveller t join crossings.crossing c on c.site = t.site and c.id = t.crossing
      where exists (select 1 from crossings.decision d where d.site = c.site and d.crossing = c.id and d.state = 'released')
        and not exists (select 1 from crossings.traveller n where n.site = t.site and n.corrects = t.id)
        and ((select count(*) from screening.screening s where s.site = t.site and s.crossing = t.crossing and s.subject = t.id) < 2
          or (t.screened = 'could-not' and c.mode is null))`),
  },
  {
    id: 'I-03',
    holds: 'a final state changes only by a correction that keeps the old one',
    check: none(`select d.crossing as of from crossings.decision d group by d.site, d.crossing
      having count(*) filter (where d.correction is null) <> 1`),
  },
  {
    id: 'I-04',
    holds: 'decisions are written by officers on shift at that place',
    check: none(`select d.id as of from crossings.decision d where not exists (select 1 from posts.shift s
      where s.site = d.site and s.officer::text = d.by and s.opened_at <= d.at and d.at <= s.ends_at)`),
  },
  {
    id: 'I-05',
    holds: 'two authorities at the same instant both survive',
    test: 'server/rooms/crossings/crossings.test.ts',
  },
  {
    id: 'I-06',
    holds: '"could not screen" never becomes "no hit"',
    check: none(
      `select s.id as of from screening.screening s where s.result = 'no-hit' and jsonb_array_length(s.lists) = 0`,
    ),
    test: 'server/rooms/crossings/rules.test.ts',
  },
  {
    id: 'I-07',
    holds: 'a barrier opens once for each release and for nothing else; every other opening is counted',
    check:
      none(`select r.id::text as of from crossings.redeemed r where not exists (select 1 from crossings.release_token k
        join crossings.decision d on d.site = k.site and d.crossing = k.crossing and d.state = 'released' and d.at <= r.at
       where k.site = r.site and k.id = r.id and k.crossing = r.crossing)
      union all select k.id::text from crossings.release_token k where not exists (select 1 from crossings.decision d
       where d.site = k.site and d.crossing = k.crossing and d.state = 'released')
      union all select d.crossing || ' has no token' from crossings.decision d join crossings.crossing c on c.site = d.site and c.id = d.crossing
        join crossings.procedure p on p.id = c.procedure || '@' || c.procedure_version
       where d.state = 'released' and d.correction is null and p.content->>'barrier' = 'true'
         and (select count(*) from crossings.release_token k where k.site = d.site and k.crossing = d.crossing) <> 1`),
    test: 'server/rooms/crossings/barrier.test.ts',
  },
  {
    id: 'I-35',
    holds: 'each crossing of a degraded or evacuation mode lies within one opened by the shift leader',
    check:
      none(`select c.id::text as of from crossings.crossing c where c.mode is not null and not exists (select 1 from crossings.mode m
      where m.site = c.site and m.id = c.mode and m.at <= c.opened_at and c.opened_at <= m.until)
      union all select k.id || ' lies in no open evacuation' from posts.evacuation_crossing k
      join crossings.crossing c on c.site = k.site and c.id = k.id
      where not exists (select 1 from posts.evacuation e left join posts.evacuation_end x on x.site = e.site and x.evacuation = e.id
        where e.id = k.evacuation and e.post = c.post and e.at <= c.opened_at and c.opened_at <= least(e.until, coalesce(x.at, e.until)))
      union all select e.id || ' overlaps another evacuation' from posts.evacuation e
      left join posts.evacuation_end x on x.site = e.site and x.evacuation = e.id
      join posts.evacuation later on later.post = e.post and later.id > e.id and later.at < least(e.until, coalesce(x.at, e.until))`),
    test: 'server/rooms/posts/regime.test.ts',
  },
  { id: 'I-37', holds: 'setting a clock back revives nothing', test: 'server/platform/clock.test.ts' },
  {
    id: 'I-38',
    holds: 'a screening sees one complete version of each list',
    check: none(`select s.id as of from screening.screening s, jsonb_array_elements(s.lists) l
      group by s.site, s.id, l->>'list' having count(*) > 1
      union all select s.id from screening.screening s, jsonb_array_elements(s.lists) l
        where l->>'version' is not null and not exists (select 1 from screening.list_swap w where w.version = (l->>'version')::uuid)`),
    test: 'server/rooms/screening/imports/uploads.test.ts',
  },
]
