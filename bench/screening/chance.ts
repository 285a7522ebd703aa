/**
 * Random numbers with 128 bits of state, so that record i is a function of i alone and no two of millions of records share a stream
 * (32-bit seeds collide at a million records, and a genuine twin then looks like a false alert).
 */
export class Chance {
  private a: number
  private b: number
  private c: number
  private d = 1

  constructor(seed: number, stream: number, index: number) {
    this.a = seed | 0
    this.b = Math.imul(stream, 0x9e3779b1) | 0
    this.c = index | 0
    for (let i = 0; i < 12; i++) this.bits()
  }

  /** 32 bits: sfc32 of C. Doty-Humphrey, PractRand. */
  private bits(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (this.c << 21) | (this.c >>> 11)
    this.c = (this.c + sum) | 0
    return sum >>> 0
  }

  /** 0 ≤ x < 1 */
  unit(): number {
    return this.bits() / 2 ** 32
  }

  /** 0 … n − 1 */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }

  yes(share: number): boolean {
    return this.unit() < share
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** As in a population: the k-th commonest with a probability that falls like 1 / (k + flat). */
  common<T>(list: readonly T[], flat: number): T {
    const at = Math.floor(flat * ((list.length / flat + 1) ** this.unit() - 1))
    const found = list[Math.min(at, list.length - 1)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** Index into `shares`, which add up to one. */
  kind(shares: readonly number[]): number {
    let rest = this.unit()
    for (let i = 0; i < shares.length; i++) {
      rest -= shares[i] ?? 0
      if (rest < 0) return i
    }
    return shares.length - 1
  }
}
