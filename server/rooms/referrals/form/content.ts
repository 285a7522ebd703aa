import type { Language } from '../../../../contracts/blueprint.ts'
import type { RefusalGround, RefusalLetter } from '../../../../contracts/referrals.ts'
import type { Words } from '../../../../contracts/words.ts'
import type { Reading } from '../../../platform/action.ts'
import { unseal } from '../../../platform/keys.ts'
import { type Qr, qrOf } from '../../../platform/print/qr.ts'
import { dotted, drawn, momentAt, printable } from '../../../platform/print/text.ts'
import { problem } from '../../../platform/problems.ts'
import * as posts from '../../posts/index.ts'
import type { RefusedPerson } from '../rules.ts'
import { sections } from '../sections.ts'
import * as store from '../store.ts'
import { addressOf } from '../verification.ts'
import type { FieldName } from './words.ts'

/** Everything the layout draws; plain data, so that another thread can draw it. */
export interface FormContent {
  number: string
  /** The state's language and the traveller's. */
  languages: [Language, Language]
  authority: Words
  fields: { name: FieldName; value: string; beside?: string }[]
  post: Words
  letters: { letter: RefusalLetter; text: Words; national: Words | null; ticked: boolean }[]
  remedies: Words[]
  interpreter: string
  remarks: string
  refusedToSign: boolean
  qr: Qr
  address: string
  printed: { at: string; count: number; node: string }
}

interface Sealed {
  person: RefusedPerson
  interpreter: string | null
  remarks: string | null
}

/** Gathers a refusal's form. @throws Refusal `not-found`; `erased` when the person's data is no longer kept. */
export async function formOf({ db, actor, keys, now, platform }: Reading, id: string): Promise<FormContent> {
  const refusal = await store.findRefusal(db, actor.site, id)
  if (!refusal) throw problem('not-found', { key: 'referrals:refusal.not-found' })
  const key = await store.keyOf(db, keys, actor.site, id)
  if (!key) throw problem('erased', { key: 'referrals:refusal.erased' })
  const { person, interpreter, remarks } = unseal<Sealed>(key, refusal.person)
  const [count, node, post, authority, grounds] = await Promise.all([
    store.printsOf(db, actor.site, id),
    store.nodeName(db),
    posts.postOf(platform, actor.site.split('/')[0] ?? ''),
    posts.authorityName(platform, refusal.authority),
    platform.references.rows(sections.refusalGrounds),
  ])
  const zone = post?.zone ?? 'UTC'
  const address = addressOf(platform.origin, keys, actor.site, refusal.number)
  return {
    number: refusal.number,
    languages: ['az', refusal.language === 'az' ? 'en' : refusal.language],
    authority,
    post: post?.name ?? sameInAll(actor.site),
    fields: fieldsOf(person, momentAt(refusal.at, zone), refusal.language),
    letters: grounds.map(g => ({ ...g, ticked: refusal.letters.includes(g.letter) })),
    remedies: remediesOf(grounds.filter(g => refusal.letters.includes(g.letter))),
    interpreter: printable(interpreter ?? '') || '–',
    remarks: printable(remarks ?? ''),
    refusedToSign: refusal.refusedToSign,
    qr: qrOf(address),
    address,
    printed: { at: momentAt(now, zone).plain, count, node },
  }
}

const sameInAll = (text: string): Words => ({ az: text, en: text, ru: text, fa: text })

function fieldsOf(
  { document, native, permit }: RefusedPerson,
  moment: { plain: string; jalali: string },
  language: Language,
): FormContent['fields'] {
  return [
    { name: 'surname', value: document.surname },
    { name: 'givenNames', value: document.givenNames || '–' },
    ...(drawn(native) ? [{ name: 'native' as const, value: drawn(native) }] : []),
    { name: 'birthDate', value: dotted(document.birthDate) },
    { name: 'sex', value: document.sex === 'unspecified' ? '–' : document.sex },
    { name: 'nationality', value: document.nationality },
    { name: 'number', value: document.number },
    { name: 'issuingState', value: document.issuingState },
    { name: 'expiryDate', value: dotted(document.expiryDate) },
    { name: 'permit', value: permit ?? '–' },
    { name: 'time', value: moment.plain, ...(language === 'fa' && { beside: moment.jalali }) },
  ]
}

/** Sentences of the grounds' remedies, each once, in the order of the letters. */
export function remediesOf(grounds: RefusalGround[]): Words[] {
  const sentences = grounds.flatMap(({ remedy }) => {
    const { az, en, ru, fa } = remedy
    const lines = { az: az.split('\n'), en: en.split('\n'), ru: ru.split('\n'), fa: fa.split('\n') }
    return lines.az.map((first, i) => ({
      az: first,
      en: lines.en[i] ?? '',
      ru: lines.ru[i] ?? '',
      fa: lines.fa[i] ?? '',
    }))
  })
  return sentences.filter((s, i) => sentences.findIndex(other => other.en === s.en) === i)
}
