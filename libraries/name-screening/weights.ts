/**
 * All numbers of the method, in bits (log2 likelihood ratios). How each came about is said beside it; README has the counts.
 * A weight is never changed in place: a change makes a new METHOD_VERSION, because officers and auditors compare hits by it.
 */
export const METHOD_VERSION = 'names-3'

export const WEIGHTS = {
  /**
   * Same skeleton, other letters: what is lost of the word's information, by letter distance. Read off 1,874 alias pairs of the
   * OFAC list that differ in exactly one word, against six million random word pairs of the same list: distance 0.1 costs 1.4 bits,
   * 0.3 2.3, 0.5 3.0, 0.7 3.2, 1.0 4.9, from 1.3 on 6 to 7. The line below passes through these.
   */
  sameSkeleton: { base: 1, perLetter: 3.5, perLetterShort: 4.5, shortWord: 5 },
  /** Skeletons one symbol apart, never less than `least` (but for one typing error and nicknames); same source: 0.3 costs 2.6, 0.5 3.1, 0.7 6.5, 1.0 6.6, 1.3 9.2, 1.6 9.7, 2.0 11.8. */
  oneEdit: { base: 1.5, perLetter: 5.2, least: 5.5 },
  /** Skeletons further apart but letters near; same source: 0.4 leaves 4.8, 1.0 leaves 1.9, 1.3 0.5, 1.6 −1.2, 2.0 −2.2. */
  similar: { base: 4, perLetter: 5.2 },
  /**
   * One typing error apart, whatever the letters: a letter changed, added, left out, or two swapped. 17,854 words of OFAC names beside the
   * same word of an alias, against three million random pairs: costs 2.2 to 4.3 bits from six letters on, 4.1 to 5.3 with four or five.
   */
  typing: { bits: 3, short: 4.5, shortWord: 5 },
  /** Distances of words longer than this are scaled down: more letters, more room for variants of the same name. */
  longWord: 7,
  /** Everyday form or other language's form of the same name (table of nicknames). Hand-set. */
  nickname: 3.5,
  /** Father's name on one side as Ivan, on the other as Ivanovich. Hand-set. */
  patronymicStem: 2,
  /** Ivanova and Ivanov. Hand-set: most of such pairs are of one family, few are the same person. */
  femaleEnding: 2.5,
  /** A digit or foreign letter read as the letter it looks like. Hand-set. */
  lookAlike: 1,
  /** Two words run together or one torn apart. Hand-set. */
  joined: 1.5,
  /** An initial that agrees: log2 of 16 roughly equally likely first letters, less what agreement by chance of form costs. */
  initial: 2,
  /** A word cut short at the end of a passport's name line, per letter kept, and at most. Hand-set. */
  truncated: { perLetter: 1.2, most: 4 },
  /** Initial, truncated and similar words together with no better word are no name evidence; each is worth at most this. */
  weakMost: 2,
  /** A word on each side that the other does not know: 12 % of the single-word differences, a fifth of all alias words → −4.7. */
  different: -5,
  differentInitial: -4,
  /** A figure that differs in the name of a company or ship. */
  differentNumber: -5,
  /** A word only one side has. Hand-set, then checked on labelled pairs. */
  extra: -2,
  extraPatronymic: -1,
  /** A given name only one side has, where that side's father's name had to stand for the other's given name. Hand-set. */
  extraBesideFather: -4,
  /** Companies are usually written in full: a further word is often another company of the group. */
  extraCompanyWord: -3,
  /**
   * The other person may be a relative (the other company of one group): all words but one are then shared for free. This is the
   * prior of that, and it keeps a shared rare surname from outweighing a given name that differs. Fitted on labelled pairs.
   */
  relative: 9,
  legalSame: 0.5,
  legalDiffers: -1.5,
  weakAlias: -1.5,
  shortened: -1,
} as const

/** Birth date, nationality, sex, documents. Arithmetic of each line: log2(share among the same people ÷ share among strangers). */
export const FACTS = {
  /** 0.85 of true pairs ÷ one of 365 × 55 days (birth years of travellers spread as over 55 years) */
  sameDay: 14,
  /** 1 January and 1 July stand for "unknown day" in many registers: hardly more than the year */
  placeholderDay: 6.5,
  /** 0.01 ÷ 1 in 20,000 */
  swapped: 7.5,
  /** 0.015 ÷ 2 in 20,000 */
  oneDayApart: 7,
  /** day and month the same, the year one apart, two apart, or off by another digit: 0.009 ÷ 2, 0.004 ÷ 2, 0.009 ÷ 10 in 22,000 */
  yearByOne: 7,
  yearByTwo: 6,
  yearDigit: 4.5,
  /** same month of the same year, another day: 0.02 ÷ 29 in 20,000 */
  sameMonth: 3.5,
  /** another month of the same year, the same day: 0.009 ÷ 11 in 22,000 */
  sameDayNumber: 4.5,
  /** only the year is known on one side and agrees: 0.9 ÷ 1 in 55, less for ages rounded by memory */
  sameYear: 5,
  sameYearMonth: 8.5,
  /** both dates are full, the year agrees and nothing else: 0.03 ÷ 1 in 55 */
  yearOnlyOfFull: 0.5,
  /** both dates are full, day and month agree and the year is neither near nor one digit off: 0.003 ÷ 1 in 365 */
  otherYear: 0,
  /** years known on one side only, one or two apart */
  nearYear: 0.5,
  /** a placeholder day against another day of the same year: as if only the year were known, less a little */
  placeholderYear: 4,
  /** "about": within two years 0.7 ÷ 5 in 55; within five 0.2 ÷ 6 in 55 */
  circaClose: 2.5,
  circaNear: 0.5,
  /** within a span of years: log2(55 ÷ years), never more than the year alone */
  spanYears: 55,
  conflictYears: -7,
  conflictFull: -8,
  conflictCirca: -5,
  sameNationality: 1,
  otherNationality: -1.5,
  sameSex: 0.8,
  otherSex: -4,
  /** number and issuing state; number alone; one error in a number of six characters or more */
  sameDocument: 24,
  sameNumber: 18,
  sameNumberOtherState: 6,
  nearDocument: 10,
} as const

/**
 * `relative` on a list of `size` records, in half bits. A family does not grow with the list: from 8,192 records on, where the prior of 9
 * bits stands for sixteen relatives of the traveller, it rises by one bit with each doubling, so that there are never more.
 */
export function relativeOn(size: number): number {
  return Math.max(WEIGHTS.relative, Math.floor(2 * Math.log2(Math.max(1, size))) / 2 - 4)
}

/**
 * Bits a pair of names must reach to be called the same by `compareNames`: in the middle of a plateau (7 to 9 bits) on which F1 on the
 * labelled pairs stays between 0.863 and 0.868.
 */
export const MATCH_BITS = 7.5

/** The same on the scale of `compareNames(...).score`. */
export const MATCH_THRESHOLD = 1 / (1 + 2 ** -MATCH_BITS)

/**
 * Bits a hit needs on a list of `size` records: on a list twice as long a stranger finds twice as many chance likenesses, so the
 * bar rises by one bit (screening.md §7.5). Three bits on top: a hit is eight times likelier right than chance. Never below ten.
 */
export function defaultThreshold(size: number): number {
  return Math.max(10, Math.log2(Math.max(1, size)) + 3)
}

export const scoreOf = (bits: number) => 1 / (1 + 2 ** -bits)
