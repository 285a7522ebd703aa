import type { DocumentInput } from '../../../../contracts/documents.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { Lane, Post } from '../../../../contracts/posts.ts'
import type { Platform } from '../../../platform/action.ts'
import { type RecordKey, seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import {
  documentKey,
  keepReading,
  permitsOf,
  readDocument,
  rightOf,
  youngestAge,
} from '../../documents/index.ts'
import { screen } from '../../screening/index.ts'
import { asksForPermit, personKey, type SubjectFacts, stayOf } from '../rules/index.ts'
import { stayRules } from '../sections.ts'
import { type Listed, nationalPast, type SealedTraveller, type StoredTraveller } from '../store/index.ts'
import { traveller } from '../tables/index.ts'
import { subjectsOf } from './subjects.ts'
import type { Hits } from './view.ts'

export interface Taking {
  tx: Tx
  platform: Platform
  actor: Actor
  crossing: string
  key: RecordKey
  lane: Lane
  post: Post
  day: string
  input: DocumentInput
  /** Traveller whose reading this one replaces. */
  corrects?: string
  /** Came from a list: the document is still to be seen. */
  listed?: Listed
}

export interface Taken {
  traveller: StoredTraveller
  mode: string | null
  /** Hits that nobody has judged; those cleared as another person are none. */
  hits: Hits
  /** An open crossing of the same document at this site. */
  openHere: string | null
}

const adultAge = 18

/**
 * Reads a document, finds what is known of it, screens it, and queues traveller, reading and screenings.
 * One read for the past and what is open here, and one for permits on file where the stay rule asks for one.
 * @throws Refusal `document-not-readable`.
 */
export async function takeTraveller(taking: Taking): Promise<Taken> {
  const { tx, platform, actor, crossing, key, lane, post, day, input, corrects, listed } = taking
  const reading = readDocument(input, day)
  if (!reading.ok) throw problem('document-not-readable', reading.reason, 422)
  const { document, finding, digitsAgree } = reading
  const documentHash = tx.keys.lookup('document', documentKey(document))
  const personHash = tx.keys.lookup('person', personKey(document))
  const past = await nationalPast(tx, { site: tx.site, personHash, documentHash, now: tx.now, day })
  const direction = lane.direction ?? 'entry'
  const rules = await platform.references.rows(stayRules)
  const { nationality, birthDate } = document
  const asked = { nationality, direction, day, territory: post.territory, rules }
  const permits = asksForPermit(asked) ? await permitsOf(tx, platform, document) : []
  const right = rightOf(permits, day, post.territory)
  const found = stayOf({ ...asked, right, history: past.history })
  const id = newId()
  const screened = await screen(platform, tx, {
    crossing,
    by: actor.id,
    lane: actor.lane,
    subjects: subjectsOf({ id, personHash }, { document, unproved: !digitsAgree }),
  })
  const age = youngestAge(birthDate, day)
  const minor = age !== null && age < adultAge
  const checks: SubjectFacts['checks'] = [
    ...finding.messages.map(message => ({ key: 'document' as const, state: finding.state, message })),
    found.right,
    found.stay,
  ]
  const content: SealedTraveller = {
    document,
    checks,
    permit: right.permit,
    stay: found.view,
    unproved: !digitsAgree,
    ...(listed && { listed }),
  }
  const row = {
    personHash,
    documentHash,
    nationality,
    minor,
    corrects: corrects ?? null,
    lists: screened.lists,
  }
  tx.insert(traveller, {
    site: tx.site,
    id,
    crossing,
    at: tx.now,
    by: actor.id,
    screened: screened.state,
    sealed: seal(key, content),
    ...row,
  })
  keepReading(tx, actor, { crossing, traveller: id, key, document, digitsAgree, state: finding.state })
  const waiting = screened.subjects.flatMap(s => s.hits).filter(h => !h.cleared).length
  const of = new Set(waiting ? [id] : [])
  return {
    traveller: { id, screened: screened.state, content, ...row },
    mode: past.mode,
    hits: { waiting, confirmed: 0, of },
    openHere: past.openHere,
  }
}
