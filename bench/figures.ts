/** The value below which a share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (samples: number[]): number => percentile(samples, 0.5)

/** Times `count` calls by `workers` at once. @returns milliseconds of each call, and calls a second over all. */
export async function load(workers: number, count: number, call: (worker: number) => Promise<unknown>) {
  const took: number[] = []
  let left = count
  const began = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (left-- > 0) {
        const at = performance.now()
        await call(worker)
        took.push(performance.now() - at)
      }
    }),
  )
  return { took, perSecond: (1000 * took.length) / (performance.now() - began) }
}

/** Prints rows as a table in Markdown. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
