import { type Invariant, none } from './checking.ts'

/** Knowing, sharing, input and display. */
export const knowing: Invariant[] = [
  {
    id: 'I-16',
    holds: 'no field leaves its owner without a grant',
    test: 'server/rooms/sharing/rules.test.ts',
  },
  { id: 'I-17', holds: 'disclosed is within granted' },
  { id: 'I-18', holds: 'hit or no hit never yields content', test: 'server/rooms/sharing/rules.test.ts' },
  {
    id: 'I-19',
    holds: 'every look at a person has a purpose',
    check:
      none(`select l.id::text as of from platform.ledger l where l.action in ('crossings.look', 'crossings.lookUp', 'crossings.openRow')
        and not l.facts ? 'refused' and (coalesce(l.facts->>'purpose', '') = '' or l.action <> 'crossings.look' and coalesce(l.facts->>'case', '') = '')
      union all select k.id::text from crossings.look k where not exists (select 1 from platform.ledger l where l.site = k.site and l.at = k.at
        and l.actor = k.by and l.action in ('crossings.lookUp', 'crossings.openRow', 'crossings.overstays'))`),
    test: 'server/rooms/crossings/looks.test.ts',
  },
  {
    id: 'I-20',
    holds: 'a field that nobody granted appears nowhere',
    test: 'server/rooms/crossings/crossings.test.ts',
  },
  {
    id: 'I-21',
    holds: 'a session works only on its workstation and ends with the shift',
    test: 'server/rooms/posts/sign-in.test.ts',
  },
  {
    id: 'I-22',
    holds: 'whoever received a hit or proposed never closes it alone',
    check:
      none(`select p.id::text as of from platform.proposal p join platform.proposal_answer a on a.site = p.site and a.proposal = p.id
        where a.by = p.by and a.answer <> 'withdrawn'
      union all select r.id::text from screening.hit_review r join screening.hit h on h.site = r.site and h.id = r.hit where r.by = h.by
      union all select v.id::text from screening.alert_version v where v.proposed_by = v.approved_by
      union all select p.id::text from screening.list_proposal p join screening.list_answer a on a.proposal = p.id
        where a.by = p.by and a.answer <> 'withdrawn'`),
  },
  {
    id: 'I-23',
    holds: 'alert versions only append; what takes away has two approvers and a notice to the owner',
    // read from the versions themselves, not from what the program said of them
    check: none(`select v.id::text as of from screening.alert_version v
        join screening.alert_version b on b.alert = v.alert and b.number = v.number - 1
       where (v.state = 'withdrawn' or v.valid_until < b.valid_until or v.valid_from > b.valid_from
              or (v.purpose = 'observation' and b.purpose <> 'observation'))
         and (v.also_approved_by is null or v.also_approved_by in (v.approved_by, v.proposed_by)
              or not exists (select 1 from screening.alert_notice n where n.alert = v.alert and n.version = v.id))
      union all select v.id::text from screening.alert_version v where v.number > 1
         and not exists (select 1 from screening.alert_version b where b.alert = v.alert and b.number = v.number - 1)`),
    test: 'server/rooms/screening/alerts.test.ts',
  },
  {
    id: 'I-24',
    holds: 'an override keeps what it overrode, its reason and its approver',
    check:
      none(`select d.id::text as of from crossings.decision d where d.correction is not null and not exists
      (select 1 from platform.proposal p join platform.proposal_answer a on a.site = p.site and a.proposal = p.id
        where p.site = d.site and p.id = d.correction and a.answer = 'approved' and p.reason <> '')
      union all select s.id::text from screening.list_swap s
        left join screening.list_swap b on b.list = s.list and b.number = s.number - 1
        left join screening.list_answer a on a.proposal = s.proposal and a.answer = 'approved' and a.reason <> ''
       where s.overrode is distinct from b.version or (s.proposal is not null and a.proposal is null)`),
  },
  {
    id: 'I-25',
    holds: 'rows delivered to a person stay within a quota',
    check: none(`select k.by || ' ' || k.hour::text as of
      from (select l.by, date_trunc('hour', l.at, 'UTC') as hour, sum(l.rows) as rows from crossings.look l group by 1, 2) k
      where k.rows > coalesce((select h.most from crossings.look_hour h where h.officer = k.by and h.hour = k.hour), 0)`),
    test: 'server/rooms/crossings/looks.test.ts',
  },
  {
    id: 'I-26',
    holds: 'no personal datum in the ledger',
    check: none(
      `select l.id::text as of from platform.ledger l where l.facts::text ~ '[A-Z0-9<]{30}' or l.facts::text ~ '<<'`,
    ),
    test: 'server/testing/planted.test.ts',
  },
  {
    id: 'I-27',
    holds: 'erased content is gone and every proof still verifies',
    test: 'server/platform/keys.test.ts',
  },
  { id: 'I-28', holds: 'no record outlives its retention class' },
  { id: 'I-32', holds: 'no score on a person' },
  { id: 'I-34', holds: 'a blueprint from elsewhere is data', test: 'server/rooms/blueprint/rules.test.ts' },
  { id: 'I-39', holds: 'no input crashes a node', test: 'server/testing/hostile.test.ts' },
  { id: 'I-40', holds: 'what is shown equals what is stored' },
  // ten seconds: what had begun goes on to its end, as long as a transaction may last
  {
    id: 'I-47',
    holds: 'an emergency session lives half an hour, spends one seal and does nothing at another time',
    check: none(`select o.id::text as of from posts.emergency_opening o
       where o.until > o.at + interval '30 minutes'
          or exists (select 1 from posts.emergency_seal s, posts.emergency_seal n where s.site = o.site and s.id = o.seal
               and n.site = s.site and n.at > s.at and n.at < o.at)
      union all select r.id::text from posts.emergency_review r join posts.emergency_opening o on o.site = r.site and o.id = r.opening
       where r.by = o.officer::text or r.at < o.at
      union all select f.username from posts.officer f join platform.session s on s.officer = f.id
       where f.username like 'emergency:%' and not exists (select 1 from posts.emergency_opening o
         where o.officer = s.officer and o.site = s.site and o.at = s.opened_at and o.until >= s.ends_at)
      union all select l.id::text from posts.officer f join platform.ledger l on l.actor = f.id::text
       where f.username like 'emergency:%' and not exists (select 1 from posts.emergency_opening o
         left join posts.emergency_end e on e.site = o.site and e.opening = o.id
         where o.officer = f.id and o.site = l.site and l.at between o.at and coalesce(e.at, o.until) + interval '10 seconds')`),
    test: 'server/rooms/posts/emergency.test.ts',
  },
  { id: 'I-41', holds: 'a spreadsheet export cannot execute' },
]
