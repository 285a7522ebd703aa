import { useSay } from '../../platform/words.ts'

const steps = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** *3 seconds*, *2 hours*: the largest unit of which there are two, or one second. */
export function useAge(): (at: string, now: string) => string {
  const say = useSay()
  return (at, now) => {
    const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1000))
    const [unit, size] = steps.find(([, length]) => seconds >= 2 * length) ?? steps[3]
    return say(`oversight:age.${unit}`, { count: Math.floor(seconds / size) })
  }
}
