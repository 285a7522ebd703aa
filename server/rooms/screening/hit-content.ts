import type { Platform } from '../../platform/action.ts'
import { authorityName } from '../posts/index.ts'
import { spellBirth } from './adapters/dates.ts'
import type { EntryContent } from './entries.ts'
import type { Found, Subject } from './find.ts'
import type { HitContent } from './store/hits.ts'

/** Both sides of a hit as an officer compares them; field names are words' keys at screening:field. */
export async function contentOfHit(
  platform: Platform,
  subject: Subject,
  found: Found,
  entry: EntryContent,
): Promise<HitContent> {
  return {
    traveller: filled(travellerFields(subject), text => text !== ''),
    entry: filled(entryFields(entry), texts => texts.length > 0),
    evidence: found.evidence,
    source: await sourceOf(platform, found, entry),
  }
}

const filled = <T>(fields: Record<string, T>, keep: (value: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => keep(value)))

const withState = (number: string, state: string | null) => (state ? `${state} ${number}` : number)

function travellerFields(subject: Subject): Record<string, string> {
  if (subject.kind === 'document') return { documents: withState(subject.number, subject.state) }
  if (subject.kind === 'vehicle') return { plate: withState(subject.plate, subject.state) }
  const [name = '', ...others] = subject.names
  return {
    names: name,
    'other-spellings': others.join('\n'),
    'birth-dates': subject.birthDate ?? '',
    sex: subject.sex === 'unspecified' ? '' : subject.sex,
    nationalities: subject.nationality ?? '',
    documents: subject.documents.map(d => withState(d.number, d.state)).join('\n'),
  }
}

function entryFields(entry: EntryContent): Record<string, string[]> {
  const named = (...kinds: string[]) => entry.names.filter(n => kinds.includes(n.kind)).map(n => n.text)
  return {
    names: named('primary'),
    'other-spellings': named('native', 'alias', 'former'),
    'weak-aliases': named('weak alias'),
    'birth-dates': entry.birthDates.map(spellBirth),
    sex: entry.sex ? [entry.sex] : [],
    nationalities: entry.nationalities,
    documents: entry.documents.map(d => withState(d.number, d.state)),
    plate: entry.plate ? [withState(entry.plate.text, entry.plate.state)] : [],
    remarks: entry.remarks,
  }
}

async function sourceOf(
  platform: Platform,
  { source }: Found,
  entry: EntryContent,
): Promise<HitContent['source']> {
  if (source.kind === 'list') {
    const { settings, version } = source.list
    const at = version?.importedAt.toISOString() ?? ''
    const { name, owner } = settings
    return {
      name,
      owner,
      at,
      reference: entry.reference,
      purpose: entry.purpose,
      instruction: null,
      contact: null,
    }
  }
  const { row, content } = source.alert
  const name = await authorityName(platform, row.owner)
  const { instruction, contact } = content
  return {
    name,
    owner: row.owner,
    at: row.at.toISOString(),
    reference: row.reference,
    purpose: row.purpose,
    instruction,
    contact,
  }
}
