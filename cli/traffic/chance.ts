/** Numbers that look random and are the same for the same seed (mulberry32): a demonstration can be shown again. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  below(n: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** One of the names, by weight. */
  weighed<K extends string>(weights: Record<K, number>): K
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: list => list[below(list.length)] ?? list[0],
    weighed: weights => {
      const names = Object.keys(weights) as (keyof typeof weights)[]
      let at = next() * names.reduce((sum, name) => sum + weights[name], 0)
      for (const name of names) {
        at -= weights[name]
        if (at < 0) return name
      }
      return names[names.length - 1] as keyof typeof weights
    },
  }
}
