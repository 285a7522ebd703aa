import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unpackBundle } from './archive.ts'
import { BUNDLE_FILES, type Bundle, readNotes, readText } from './bundle.ts'
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts'
import { FormatError, parseVerifierKey, type VerifierKey } from './keys.ts'
import { type Trust, type Verdict, verifyBundle } from './verify.ts'

const USAGE = `Checks an exported evidence log offline.

  BUNDLE KEY [KEY …] [--origin NAME] [--quorum N] [--held FILE] [--extract]

BUNDLE         directory or archive (.tar, .tar.gz) with lines.jsonl, checkpoints.txt and, if exported,
               hashes.txt and keys.txt
KEY            verifier key, name+id+base64: of the log, then of any witnesses. Get them from the authority
               that signs, on paper or in person, never from the directory that is to be checked
--origin NAME  origin line of the log, when it is not the name of its key
--quorum N     every line must stand under a checkpoint that N of the given witnesses cosigned
--held FILE    checkpoints of this log that you kept yourself, framed as checkpoints.txt is; they show
               whether the end of the log was cut off together with its checkpoints
--extract      the bundle shows some lines only, and you know that; the others stand there by their hash

Answers 0 when everything holds, 1 when something does not, 2 when it could not be read.`

/** Why nothing could be verified; the message is for the reader. */
class Unreadable extends Error {}

/**
 * Verifies the bundle in a directory or an archive and says the result in plain sentences.
 * @returns 0 it holds, 1 it does not, 2 it could not be read. Never rejects.
 */
export async function verifyCommand(
  args: string[],
  say: (sentence: string) => void = sentence => console.log(sentence),
): Promise<number> {
  try {
    const { directory, trust } = readArguments(args)
    const bundle = readBundle(directory)
    const verdict = verifyBundle(bundle, trust)
    for (const sentence of tell(verdict, trust)) say(sentence)
    if (verdict.outcome !== 'unreadable') for (const sentence of tellKeys(bundle, trust)) say(sentence)
    return { holds: 0, broken: 1, unreadable: 2 }[verdict.outcome]
  } catch (error) {
    say(`Nothing was verified: ${error instanceof Unreadable ? error.message : `${reasonOf(error)}.`}`)
    return 2
  }
}

function readArguments(args: string[]): { directory: string; trust: Trust } {
  const { values, positionals } = parseOrUsage(args)
  const [directory, ...texts] = positionals
  if (!directory || texts.length === 0) throw new Unreadable(`a directory and a key are needed.\n\n${USAGE}`)
  const keys = texts.map(text => readKey(text))
  const quorum = Number(values.quorum ?? 0)
  const witnesses = keys.filter(key => key.role === 'witness').length
  if (!Number.isSafeInteger(quorum) || quorum < 0 || quorum > witnesses) {
    throw new Unreadable(`--quorum is a number up to that of the witness keys given, ${witnesses}.`)
  }
  const held = values.held === undefined ? [] : readHeld(values.held, keys)
  return {
    directory,
    trust: {
      keys,
      quorum,
      held,
      extract: values.extract ?? false,
      ...(values.origin !== undefined && { origin: values.origin }),
    },
  }
}

function parseOrUsage(args: string[]) {
  const options = {
    origin: { type: 'string' },
    quorum: { type: 'string' },
    held: { type: 'string' },
    extract: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Unreadable(`the arguments are not understood.\n\n${USAGE}`)
  }
}

function readKey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text)
  } catch (error) {
    throw new Unreadable(`a key given is not a verifier key: ${reasonOf(error)}.`)
  }
}

function readHeld(file: string, keys: readonly VerifierKey[]): OpenedCheckpoint[] {
  try {
    const notes = readNotes(readFileSync(file))
    if (notes.length === 0) throw new FormatError('the file is empty')
    return notes.map(note => openCheckpoint(note ?? '', keys))
  } catch (error) {
    throw new Unreadable(`the checkpoints you kept could not be used: ${reasonOf(error)}.`)
  }
}

function readBundle(directory: string): Bundle {
  if (!statSync(directory).isDirectory()) return unpackBundle(readFileSync(directory))
  const present = Object.values(BUNDLE_FILES).filter(name => existsSync(join(directory, name)))
  return new Map(present.map(name => [name, readFileSync(join(directory, name))]))
}

function tell(verdict: Verdict, trust: Trust): string[] {
  if (verdict.outcome === 'unreadable') return [`Nothing was verified: ${verdict.what}`]
  if (verdict.outcome === 'broken') {
    const { index, upTo, what } = verdict
    return [
      'The log does not hold.',
      what,
      index === upTo ? `First bad position: ${index}.` : `First bad position: from ${index} to ${upTo}.`,
      `Lines that stand under a signed checkpoint before it: ${index}.`,
    ]
  }
  const { origin, size, root, checkpoints, witnessedTo, shown } = verdict
  const witnesses = trust.keys.some(key => key.role === 'witness')
  return [
    `The log ${origin} holds: ${size} lines, ${checkpoints} signed checkpoints, root ${root.toString('base64')}.`,
    witnesses
      ? `The first ${witnessedTo} lines were cosigned by ${Math.max(trust.quorum ?? 0, 1)} or more of the witnesses given.`
      : 'No witness key was given: only the log itself vouches that it showed everybody the same.',
    ...(shown ? [tellShown(shown, size)] : []),
  ]
}

/** Whoever reads an extract must see what it leaves out. */
function tellShown(shown: readonly (readonly [number, number])[], size: number): string {
  const count = shown.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  const runs = shown
    .slice(0, 20)
    .map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`))
  const more = shown.length > runs.length ? ', …' : ''
  return `An extract: ${count} of ${size} lines are shown (${runs.join(', ')}${more}); the others stand there by their hash only.`
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'it may not be read by this user',
  ERR_FS_FILE_TOO_LARGE: 'a file is larger than 2 GiB',
}

/** keys.txt proves nothing; a key in it that was not given is worth a sentence. */
function tellKeys(bundle: Bundle, { keys }: Trust): string[] {
  const rows = (readText(bundle.get(BUNDLE_FILES.keys) ?? new Uint8Array()) ?? '').split('\n').filter(Boolean)
  const given = new Set(keys.map(key => `${key.name}+${key.id.toString('hex')}`))
  const unknown = rows.filter(row => !given.has(row.split('+').slice(0, 2).join('+'))).length
  return unknown === 0
    ? []
    : [`Keys in keys.txt that you did not give, so nothing was verified with them: ${unknown}.`]
}

function reasonOf(error: unknown): string {
  if (error instanceof FormatError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  return REASONS[code] ?? code
}
