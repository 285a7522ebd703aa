/** Likeness of two words after Jaro and Winkler, 0 to 1: the usual measure by which lists of real aliases are cut to like ones. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const left: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      left.push(a.charAt(i))
      break
    }
  }
  if (left.length === 0) return 0
  const right = [...b].filter((_, j) => taken[j])
  const moved = left.filter((letter, i) => letter !== right[i]).length / 2
  const jaro = (left.length / a.length + left.length / b.length + (left.length - moved) / left.length) / 3
  let same = 0
  while (same < 4 && same < a.length && a[same] === b[same]) same++
  return jaro + same * 0.1 * (1 - jaro)
}
