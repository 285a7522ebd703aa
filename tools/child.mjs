/** Runs a program of ours as a child in the same terminal: same screen, same keyboard, same exit code. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Within this time a second identical signal is the same press of Ctrl-C: npm sends its own copy after the terminal's. */
const SAME_PRESS = 500

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 128 + n when signal n ended it
 * @throws when the program cannot be started at all
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    // A process group of its own: the terminal's Ctrl-C reaches this process only, which hands it on exactly once.
    const child = spawn(command, args, {
      stdio: 'inherit',
      detached: process.platform !== 'win32',
      ...options,
    })
    const last = {}
    const handOn = signal => {
      if (Date.now() - (last[signal] ?? 0) < SAME_PRESS) return
      last[signal] = Date.now()
      child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, handOn)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, handOn)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** The same for a file that this very Node runs. */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}
