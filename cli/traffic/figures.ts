/** What came of the traffic: how long each act took, and what was not answered as it should be. */
export class Figures {
  private readonly took = new Map<string, number[]>()
  readonly wrong = new Map<string, number>()
  readonly outcomes = new Map<string, number>()

  told = (act: string, ms: number, status: number): void => {
    const list = this.took.get(act) ?? []
    this.took.set(act, list)
    list.push(ms)
    // 409 and 412: two people at one file; the second is told, which is right
    if (status === 0 || status >= 500 || [400, 401, 403, 404].includes(status))
      this.wrong.set(
        `${act} ${status || 'no answer'}`,
        (this.wrong.get(`${act} ${status || 'no answer'}`) ?? 0) + 1,
      )
  }

  count(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1)
  }

  get errors(): number {
    return [...this.wrong.values()].reduce((sum, n) => sum + n, 0)
  }

  line(): string {
    const counts = [...this.outcomes].map(([outcome, n]) => `${outcome} ${n}`).join(', ')
    return `${counts || 'nobody yet'} · errors ${this.errors}`
  }

  table(): string[] {
    const rows = [...this.took].map(([act, all]) => {
      const sorted = [...all].sort((a, b) => a - b)
      const at = (share: number) =>
        (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
      return `  ${act.padEnd(14)} ${String(all.length).padStart(7)} ${at(0.5).padStart(7)} ${at(0.99).padStart(7)}`
    })
    return [
      `  ${'act'.padEnd(14)} ${'times'.padStart(7)} ${'p50 ms'.padStart(7)} ${'p99 ms'.padStart(7)}`,
      ...rows.sort(),
      ...[...this.wrong].map(([what, n]) => `  wrong: ${what}, ${n} times`),
    ]
  }
}
