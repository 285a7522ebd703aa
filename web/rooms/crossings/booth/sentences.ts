import type { Check, CrossingFile, TravellerView, Verdict } from '../../../../contracts/crossings.ts'
import type { ReferralGround } from '../../../../contracts/referrals.ts'
import { language } from '../../../platform/language.ts'
import { say } from '../../../platform/words.ts'

/** How many points the band says; the checks below show every one of them. */
const SAID = 2

/** Follows another point: begins small, by the rules of the language (ı and İ); an abbreviation stays as it is. */
function following(text: string): string {
  const [first = '', second = ''] = Array.from(text)
  const abbreviation = second !== second.toLocaleLowerCase(language())
  return abbreviation ? text : first.toLocaleLowerCase(language()) + text.slice(first.length)
}

/** The one sentence of the band: what is to be settled, the two most important points, else the verdict's own sentence. */
export function bandSentence({ points, sentence }: Verdict): string {
  if (points.length === 0) return say(sentence)
  const said = points.slice(0, SAID).map((point, i) => (i === 0 ? say(point) : following(say(point))))
  return said.join(language() === 'fa' ? '؛ ' : '; ')
}

/** Exceptions first, in the order of the law within each kind. */
const urgency: Check['state'][] = ['second', 'look', 'unknown', 'passed', 'none']
export const exceptionsFirst = (checks: readonly Check[]): Check[] =>
  [...checks].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))

/** A permit of one unused entry, or of any number, is said in words and not in figures. */
export function checkText(check: Check, traveller: TravellerView | undefined): string {
  const { key, params } = check.message
  if (key !== 'crossings:right.permit') return say(check.message)
  const kind = params?.kind ?? ''
  const number = traveller?.permit?.number ?? ''
  if (params?.entries === 0) return say('crossings:right.permit-any', { kind, number })
  if (params?.entries === 1 && params.used === 0)
    return say('crossings:right.permit-single', { kind, number })
  return say(check.message)
}

/** Why second line is asked, as far as the verdict itself says it. Empty: the officer says why. */
export function groundsOf({ verdict, travellers }: CrossingFile): ReferralGround[] {
  const found = new Set<ReferralGround>()
  for (const { key, state } of verdict.checks) {
    if (state === 'passed' || state === 'none') continue
    if (key === 'lists' || key === 'second-line' || key === 'lost-or-stolen' || key === 'vehicle')
      found.add('hit')
    else if (key !== 'corridor') found.add(key)
  }
  if (found.size > 0 && travellers?.some(traveller => traveller.minor)) found.add('minor')
  return [...found]
}

/** Nothing else can be read here before this file is released, referred or withdrawn. */
export const isMine = (file: CrossingFile): boolean =>
  file.state === 'open' && file.verdict.can.withdraw === null && file.verdict.state !== 'passed-here'

export const isDecided = ({ state }: CrossingFile): boolean =>
  state === 'released' || state === 'refused' || state === 'withdrawn'
