import { createHash } from 'node:crypto'

/** Who stands where by lot; null: reserve. */
export interface Drawn {
  officer: string
  lane: string | null
}

export interface Lot {
  /** Id of the draw: two draws that the same signed state decides differ. */
  draw: string
  /** Root hash of the signed state that decides, base64 as in the checkpoint. */
  root: string
  officers: readonly string[]
  lanes: readonly string[]
}

/**
 * Lanes by lot, so that anybody can draw again: the seed is SHA-256 of `sarhad lane draw v1`, the draw's id and the root of the first
 * signed state that covers the line of the request, each ended by a newline. Whoever asked could not know that root. Officers and lanes
 * are put in order of their ids, both are shuffled (Fisher and Yates, from the end), and stand side by side; officers without a lane
 * are the reserve.
 */
export function drawLanes({ draw, root, officers, lanes }: Lot): Drawn[] {
  const below = numbers(createHash('sha256').update(`sarhad lane draw v1\n${draw}\n${root}\n`).digest())
  const persons = shuffled([...officers].sort(), below)
  const places = shuffled([...lanes].sort(), below)
  return persons
    .map((officer, i) => ({ officer, lane: places[i] ?? null }))
    .sort((a, b) => (a.officer < b.officer ? -1 : 1))
}

function shuffled(items: string[], below: (end: number) => number): string[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const [a, b] = [items[i] ?? '', items[j] ?? '']
    items[i] = b
    items[j] = a
  }
  return items
}

/** Numbers from 0 to before `end`, each as likely: 48 bits of SHA-256(seed, counter), thrown again where the rest would favour some. */
function numbers(seed: Buffer): (end: number) => number {
  let counter = 0
  const next = () => {
    const count = Buffer.alloc(8)
    count.writeBigUInt64BE(BigInt(counter++))
    return createHash('sha256').update(seed).update(count).digest().readUIntBE(0, 6)
  }
  return end => {
    const limit = 2 ** 48 - (2 ** 48 % end)
    for (;;) {
      const value = next()
      if (value < limit) return value % end
    }
  }
}
