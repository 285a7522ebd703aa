import type { Check, CrossingFile, Verdict } from '../../../../contracts/crossings.ts'
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
export function bandSentence({ state, points, sentence }: Verdict): string {
  // the word of the band says already that it was not checked
  const cause = /^crossings:check\.(radiation-(?:fails|not-tried)|could-not-screen)$/.exec(sentence.key)?.[1]
  if (state === 'could-not-check' && cause) return say(`crossings:sentence.unchecked.${cause}`)
  if (points.length === 0) return say(sentence)
  const said = points.slice(0, SAID).map((point, i) => (i === 0 ? say(point) : following(say(point))))
  return said.join(language() === 'fa' ? '؛ ' : '; ')
}

/** Exceptions first, in the order of the law within each kind. */
const urgency: Check['state'][] = ['second', 'look', 'unknown', 'passed', 'none']
export const exceptionsFirst = (checks: readonly Check[]): Check[] =>
  [...checks].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))

/**
 * What a check found. A permit is said with its number, one unused entry in words; a corridor that first line answered by delegation is
 * not said to be answered by Customs.
 */
export function checkText({ key, message }: Check, file: CrossingFile): string {
  if (key === 'corridor' && message.key === 'crossings:check.corridor-passed') {
    const answer = file.controls.find(control => control.control === 'corridor')?.answers.at(-1)
    return say(answer?.delegation ? 'crossings:check.corridor-green' : message)
  }
  const permit = file.travellers?.at(-1)?.permit
  if (message.key !== 'crossings:right.permit' || !permit) return say(named(message))
  const { kind, number, entries, used } = permit
  if (entries === null) return say('crossings:right.permit-any', { kind, number })
  if (entries === 1 && used === 0) return say('crossings:right.permit-single', { kind, number })
  return say('crossings:right.permit-of', { kind, number, used, entries })
}

/** An act is named at the booth, and its address is left to the file. */
function named(message: Check['message']): Check['message'] {
  const act = message.params?.act
  if (typeof act !== 'string') return message
  return { ...message, params: { ...message.params, act: act.replace(/\s*\(?https?:\S+/g, '') } }
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
  file.state === 'open' && file.verdict.can.refer === null && file.verdict.state !== 'passed-here'

export const isDecided = ({ state }: CrossingFile): boolean =>
  state === 'released' || state === 'refused' || state === 'withdrawn'
