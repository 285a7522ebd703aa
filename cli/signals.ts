/** Within this time a second signal is the same press of Ctrl-C: a launcher in the same terminal hands on its own copy. */
const samePressMs = 500

/**
 * Resolves at the first Ctrl-C or termination: whoever waits closes what is open in good order. Pressed again while that takes long, it
 * ends at once.
 */
export function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    let first: number | undefined
    const stop = () => {
      if (first === undefined) {
        first = Date.now()
        resolve()
      } else if (Date.now() - first > samePressMs) process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
}

/**
 * Ends the command with this code. Everything of ours is closed by now; a thread that printed and was not let go by the runtime holds the
 * process no longer than a second.
 */
export function leave(code: number): void {
  process.exitCode = code
  if (code !== 0) process.exit()
  setTimeout(() => process.exit(), 1000).unref()
}
