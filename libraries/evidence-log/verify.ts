import { type Break, type Evidence, firstBreak, type Mark, witnessedTo } from './breaks.ts'
import { BUNDLE_FILES, type Bundle, type ReadRow, readHashes, readLines, readNotes } from './bundle.ts'
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts'
import { FormatError, type VerifierKey } from './keys.ts'
import { appendLeaf, emptyFrontier, frontierRoot } from './tree.ts'

/** What the one who verifies brings along, by another way than the bundle. */
export interface Trust {
  /** Keys of the log (0x01; several after a change of key) and of its witnesses (0x04). */
  readonly keys: readonly VerifierKey[]
  /** Origin line the checkpoints must have. Default: the name of the log keys. */
  readonly origin?: string
  /** Distinct witnesses that must have cosigned a checkpoint at or beyond every line. Default 0. */
  readonly quorum?: number
  /** Checkpoints of this log kept elsewhere (a witness, a print-out), opened with openCheckpoint. */
  readonly held?: readonly OpenedCheckpoint[]
  /** The verifier knows that lines are left out: their leaf hashes stand for them, and what they say is not shown. */
  readonly extract?: boolean
}

/** What a bundle that holds has proven. */
export interface Proven {
  readonly origin: string
  /** Lines, all of them under a signed checkpoint. */
  readonly size: number
  /** Signed root of all lines. */
  readonly root: Buffer
  /** Signed checkpoints that the lines fulfil, those kept elsewhere included. */
  readonly checkpoints: number
  /** Lines before this position stand under a checkpoint with the quorum of cosignatures, or with one at least. */
  readonly witnessedTo: number
  /** Of an extract: which lines it shows, as first and last position of each run. */
  readonly shown?: readonly (readonly [first: number, last: number])[]
}

/** `unreadable` is neither yes nor no: nothing was proven and nothing was refuted. */
export type Verdict =
  | ({ readonly outcome: 'holds' } & Proven)
  | ({ readonly outcome: 'broken' } & Break)
  | { readonly outcome: 'unreadable'; readonly what: string }

/**
 * Checks an exported log against its signed checkpoints with nothing but the files and the trusted keys: any
 * change, deletion, insertion, reordering, truncation or fork is reported with the first bad position (I-29).
 * Keeps the leaf hash of each line in memory beside the files. Never throws on file contents. An extract proves of each line it shows
 * that it stands at its position of the signed log. `told` hears of each ten thousand rows read.
 *
 * What no file can show: that the last checkpoints were removed together with the lines they cover, unless the
 * verifier holds a later one (`held`); and that what a line says is true.
 */
export function verifyBundle(bundle: Bundle, trust: Trust, told?: (rows: number) => void): Verdict {
  const names = new Set(trust.keys.filter(key => key.role === 'log').map(key => key.name))
  const origin = trust.origin ?? [...names][0]
  if (origin === undefined) return unreadable('No key of a log was given.')
  if (trust.origin === undefined && names.size > 1)
    return unreadable('The keys are of several logs; say which.')
  if (trust.held?.some(held => held.origin !== origin))
    return unreadable('A kept checkpoint is of another log.')
  const lines = bundle.get(BUNDLE_FILES.lines)
  const notes = bundle.get(BUNDLE_FILES.checkpoints)
  if (!lines) return unreadable(`${BUNDLE_FILES.lines} is missing.`)
  if (!notes) return unreadable(`${BUNDLE_FILES.checkpoints} is missing.`)

  const hashes = bundle.get(BUNDLE_FILES.hashes)
  if (trust.extract && !hashes) return unreadable(`An extract needs ${BUNDLE_FILES.hashes}.`)
  const { marks, noteFault } = readMarks(notes, origin, trust)
  const list = hashes && readHashes(hashes)
  const { shown, ...read } = lineEvidence(
    readLines(lines, trust.extract),
    marks,
    trust.extract ? list : undefined,
    told,
  )
  const evidence: Evidence = {
    marks,
    ...(noteFault && { noteFault }),
    ...read,
    ...(list && { hashes: { rows: list, roots: rootsAt(list, marks) } }),
  }
  const broken = firstBreak(evidence, trust.quorum ?? 0)
  if (broken) return { outcome: 'broken', ...broken }
  return { outcome: 'holds', ...proven(origin, evidence, trust), ...(trust.extract && { shown }) }
}

function proven(origin: string, evidence: Evidence, { quorum = 0 }: Trust): Proven {
  const root = evidence.roots.get(evidence.size) ?? frontierRoot(emptyFrontier())
  return {
    origin,
    size: evidence.size,
    root,
    checkpoints: evidence.marks.length,
    witnessedTo: witnessedTo(evidence, Math.max(quorum, 1)),
  }
}

/** Verified checkpoints of the file up to the first that is not, and those kept elsewhere; smaller trees first. */
function readMarks(bytes: Uint8Array, origin: string, trust: Trust): Pick<Evidence, 'marks' | 'noteFault'> {
  const own: Mark[] = []
  const noteFault = openNotes(bytes, origin, trust.keys, own)
  const marks = [...own, ...(trust.held ?? []).map(checkpoint => ({ checkpoint }))]
  marks.sort((a, b) => a.checkpoint.size - b.checkpoint.size)
  return { marks, ...(noteFault && { noteFault }) }
}

/** Adds the notes to `own` until one is not in order, and says which and why. */
function openNotes(
  bytes: Uint8Array,
  origin: string,
  keys: readonly VerifierKey[],
  own: Mark[],
): Evidence['noteFault'] {
  // The first line that the faulty note was to prove is where the next smaller checkpoint ends.
  const fault = (what: string, below = Number.POSITIVE_INFINITY) => {
    const index = own.findLast(mark => mark.checkpoint.size < below)?.checkpoint.size ?? 0
    return { place: own.length, index, what }
  }
  for (const note of readNotes(bytes)) {
    const checkpoint = note === undefined ? 'it is not UTF-8' : openOrSay(note, keys)
    if (typeof checkpoint === 'string') return fault(checkpoint)
    if (checkpoint.origin !== origin) return fault('it is of another log')
    if (checkpoint.size < (own.at(-1)?.checkpoint.size ?? 0))
      return fault('it is out of order', checkpoint.size)
    own.push({ checkpoint, place: own.length })
  }
  return undefined
}

function openOrSay(note: string, keys: readonly VerifierKey[]): OpenedCheckpoint | string {
  try {
    return openCheckpoint(note, keys)
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

/** Leaves by position: the rows' own hashes, and in an extract the list's for lines that it does not show. */
function lineEvidence(
  rows: Iterable<ReadRow>,
  marks: readonly Mark[],
  others?: readonly (Buffer | undefined)[],
  told?: (rows: number) => void,
): Pick<Evidence, 'size' | 'leaves' | 'roots' | 'rowFault'> & { shown: [number, number][] } {
  const leaves: (Buffer | undefined)[] = others ? [...others] : []
  const shown: [number, number][] = []
  let rowFault: Evidence['rowFault']
  let read = 0
  let next = 0
  for (const { hash, position, fault } of rows) {
    const at = others ? (position ?? next) : read
    if (fault && !rowFault) rowFault = { index: at, what: fault }
    leaves[at] = hash
    const run = shown.at(-1)
    if (run && run[1] === at - 1) run[1] = at
    else shown.push([at, at])
    next = at + 1
    if (++read % 10_000 === 0) told?.(read)
  }
  const roots = rootsAt(leaves, marks)
  return { size: leaves.length, leaves, roots, shown, ...(rowFault && { rowFault }) }
}

/** Roots at the sizes of the marks, in one pass, up to the first leaf that could not be read. */
function rootsAt(leaves: readonly (Buffer | undefined)[], marks: readonly Mark[]): Map<number, Buffer> {
  const wanted = new Set(marks.map(mark => mark.checkpoint.size))
  const roots = new Map<number, Buffer>()
  let frontier = emptyFrontier()
  if (wanted.has(0)) roots.set(0, frontierRoot(frontier))
  for (const leaf of leaves) {
    if (!leaf) break
    frontier = appendLeaf(frontier, leaf)
    if (wanted.has(frontier.size)) roots.set(frontier.size, frontierRoot(frontier))
  }
  return roots
}

function unreadable(what: string): Verdict {
  return { outcome: 'unreadable', what }
}
