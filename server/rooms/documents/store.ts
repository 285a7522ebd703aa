import type { Permit } from '../../../contracts/documents.ts'
import type { Territory } from '../../../contracts/words.ts'
import type { Platform } from '../../platform/action.ts'
import { unseal } from '../../platform/keys.ts'
import type { Tx } from '../../platform/transaction.ts'

interface PermitRow {
  site: string
  id: string
  kind: Permit['kind']
  nationality: string
  entries: number | null
  from: string
  until: string
  stay_days: number | null
  territory: Territory
  sealed: Buffer
  wrapped: Buffer
  used: number
}

/** One statement, prepared: the permits of a document with the entries made on them anywhere in the country. */
const nationalPermitsText = `
  select p.site, p.id, p.kind, p.nationality, p.entries, p."from"::text, p.until::text, p.stay_days, p.territory, p.sealed, k.wrapped,
         (select count(*)::int from documents.permit_use u where u.permit = p.id) as used
    from documents.permit p join platform.record_key k on k.site = p.site and k.id = p.id
   where p.document_hash = $1 order by p.until desc limit 20`

export async function nationalPermits(
  tx: Pick<Tx, 'query'>,
  platform: Platform,
  documentHash: Buffer,
): Promise<Permit[]> {
  const rows = await tx.query<PermitRow>('documents.nationalPermits', nationalPermitsText, [documentHash])
  return rows.map(r => permitOf(platform, r))
}

function permitOf(platform: Platform, r: PermitRow): Permit {
  const key = platform.keys.unwrap(r)
  const { number } = unseal<{ number: string }>(key, r.sealed)
  return {
    id: r.id,
    kind: r.kind,
    number,
    nationality: r.nationality,
    entries: r.entries,
    used: r.used,
    from: r.from,
    until: r.until,
    stayDays: r.stay_days,
    territory: r.territory,
  }
}
