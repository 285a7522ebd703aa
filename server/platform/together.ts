export interface Limits {
  /** How many errands are under way at the same moment. */
  atOnce: number
  /** How many pieces one errand carries. */
  most: number
}

/**
 * Sends pieces that wait at the same moment on one errand. Whoever comes alone leaves at once; under load the next errand carries
 * everything that came while the last ones were under way. Pieces of different `kind` do not travel together.
 * @returns hands in a piece, and gets its own answer or its own error.
 */
export function together<Piece, Answer>(
  run: (pieces: Piece[]) => Promise<Answer[]>,
  { atOnce, most }: Limits,
  kind: (piece: Piece) => unknown = () => undefined,
): (piece: Piece) => Promise<Answer> {
  interface Waiting {
    piece: Piece
    kind: unknown
    done: (answer: Answer) => void
    failed: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let underWay = 0

  const next = (): void => {
    const first = waiting[0]
    if (!first || underWay >= atOnce) return
    const group: Waiting[] = []
    const rest: Waiting[] = []
    for (const one of waiting) (one.kind === first.kind && group.length < most ? group : rest).push(one)
    waiting = rest
    underWay++
    void carry(group).finally(() => {
      underWay--
      next()
    })
    next()
  }
  const carry = async (group: Waiting[]): Promise<void> => {
    try {
      const answers = await run(group.map(w => w.piece))
      group.forEach((w, i) => {
        w.done(answers[i] as Answer)
      })
    } catch (error) {
      const [only] = group
      if (group.length === 1) only?.failed(error)
      else for (const one of group) await carry([one]) // one of them is at fault, and only that one shall hear of it
    }
  }
  return piece =>
    new Promise((done, failed) => {
      waiting.push({ piece, kind: kind(piece), done, failed })
      // After this turn of the event loop: all that came in with the same packet go together.
      if (underWay < atOnce && waiting.length === 1) setImmediate(next)
    })
}
