import type { Asked, Change, Quality } from './generator.ts'

interface Answered {
  asked: Asked
  /** evidence of the first hit; null: none */
  first: number | null
  /** the record that was meant stands first */
  right: boolean
  /** evidence of the record that was meant; null: not shown */
  meant: number | null
}

/** Answers of one run, and what they say about it. */
export class Accuracy {
  private readonly answers: Answered[] = []

  add(asked: Asked, hits: readonly { id: string; evidence: number }[]): void {
    const wanted = asked.truth === null ? null : `r${asked.truth}`
    const [first] = hits
    this.answers.push({
      asked,
      first: first?.evidence ?? null,
      right: wanted !== null && first?.id === wanted,
      meant: hits.find(hit => hit.id === wanted)?.evidence ?? null,
    })
  }

  private get meant(): Answered[] {
    return this.answers.filter(a => a.asked.truth !== null)
  }

  /** share of the travellers who are on the list that are found first */
  rankOne(of: (asked: Asked) => boolean = () => true): number {
    const those = this.meant.filter(a => of(a.asked))
    return those.filter(a => a.right).length / Math.max(1, those.length)
  }

  byChange(): [Change, number][] {
    const kinds = [...new Set(this.meant.flatMap(a => a.asked.change ?? []))]
    return kinds.map(kind => [kind, this.rankOne(a => a.change === kind)])
  }

  /** share of strangers for whom anything is shown */
  falseAlerts(): number {
    const strangers = this.answers.filter(a => a.asked.truth === null)
    return strangers.filter(a => a.first !== null).length / Math.max(1, strangers.length)
  }

  /** share of those on the list shown above the bar that lets this share of strangers pass */
  recallAt(falseAlerts: number, quality?: Quality): number {
    const strangers = this.answers
      .filter(a => a.asked.truth === null)
      .map(a => a.first ?? Number.NEGATIVE_INFINITY)
      .sort((a, b) => b - a)
    const bar = strangers[Math.floor(strangers.length * falseAlerts)] ?? Number.NEGATIVE_INFINITY
    const those = this.meant.filter(a => quality === undefined || a.asked.quality === quality)
    return those.filter(a => a.meant !== null && a.meant > bar).length / Math.max(1, those.length)
  }
}
