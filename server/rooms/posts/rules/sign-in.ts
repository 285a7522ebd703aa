export const signInLimit = { tries: 5, withinMs: 10 * 60_000 }

/**
 * How many seconds to wait before the next try; 0: now. Counted apart for the name (who guesses one person's password) and for the
 * workstation (who guesses many persons').
 */
export function secondsToWait(
  earlier: { username: readonly Date[]; workstation: readonly Date[] },
  now: Date,
): number {
  const until = [earlier.username, earlier.workstation].map(tries => {
    const recent = tries
      .map(at => at.getTime())
      .filter(at => at > now.getTime() - signInLimit.withinMs)
      .sort((a, b) => b - a)
    const fifth = recent[signInLimit.tries - 1]
    return fifth === undefined ? 0 : fifth + signInLimit.withinMs
  })
  return Math.max(0, Math.ceil((Math.max(...until) - now.getTime()) / 1000))
}

/** A session is over after this long even when nobody ends it. */
export const longestSessionMs = 14 * 3_600_000
/** A one-time code waits this long for its browser. */
export const codeLivesMs = 3_600_000

/** Codes are typed from paper: case, spaces and dashes are not part of them. */
export const plainCode = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '')
