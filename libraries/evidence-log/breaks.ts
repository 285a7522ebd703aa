import type { OpenedCheckpoint } from './checkpoint.ts'

/** Root of the first `size` leaves, for the sizes that a checkpoint names and the leaves reach. */
export type RootsAt = ReadonlyMap<number, Buffer>

/** A verified checkpoint: its place in checkpoints.txt from 0 on, or undefined when the verifier held it. */
export interface Mark {
  readonly checkpoint: OpenedCheckpoint
  readonly place?: number
}

/** Everything the files say, read and hashed, before anything is judged. */
export interface Evidence {
  /** Number of rows in lines.jsonl. */
  readonly size: number
  /** Leaf hashes of the rows; undefined where a row could not be read. */
  readonly leaves: readonly (Buffer | undefined)[]
  readonly roots: RootsAt
  /** First row whose form is wrong. */
  readonly rowFault?: { readonly index: number; readonly what: string }
  /** Rows of hashes.txt and their roots; undefined without that file. */
  readonly hashes?: { readonly rows: readonly (Buffer | undefined)[]; readonly roots: RootsAt }
  /** Verified checkpoints, smaller trees first. */
  readonly marks: readonly Mark[]
  /** First note of checkpoints.txt that does not verify; reading stopped there. */
  readonly noteFault?: { readonly place: number; readonly index: number; readonly what: string }
}

/** The first bad position. */
export interface Break {
  /** Every line before this position stands under a signed checkpoint. */
  readonly index: number
  /** The first bad line is at `index` or after it, and not after `upTo`. Equal: exactly there. */
  readonly upTo: number
  readonly where: 'line' | 'checkpoint' | 'hash'
  /** Place of the note in checkpoints.txt, from 0, when a note is at fault. */
  readonly checkpoint?: number
  readonly what: string
}

/** The break with the lowest position, or undefined when the evidence holds. Pure. */
export function firstBreak(evidence: Evidence, quorum: number): Break | undefined {
  const found = [
    noteBreak(evidence),
    forkBreak(evidence),
    rowBreak(evidence),
    changedBreak(evidence),
    lengthBreak(evidence),
    hashBreak(evidence),
  ].filter(found => found !== undefined)
  // Stable: of two at one position the earlier of the list above explains the later.
  return found.sort((a, b) => a.index - b.index)[0] ?? witnessBreak(evidence, quorum)
}

/** Lines before this position stand under a checkpoint with `quorum` cosignatures of distinct witnesses. */
export function witnessedTo(evidence: Evidence, quorum: number): number {
  const enough = evidence.marks.filter(mark => witnesses(mark) >= quorum)
  return provenTo({ ...evidence, marks: enough }, evidence.size)
}

function noteBreak({ noteFault }: Evidence): Break | undefined {
  if (!noteFault) return undefined
  const { place, index, what } = noteFault
  return {
    index,
    upTo: index,
    where: 'checkpoint',
    checkpoint: place,
    what: `Checkpoint ${place + 1}: ${what}.`,
  }
}

/**
 * A signed root that differs from that of lines which another signed root, of that size or larger, confirms. A log
 * that signs two histories may have signed the wrong one for smaller sizes too, so lines before the fork are
 * vouched for only by what others than the log saw: witnesses, or whoever kept a checkpoint.
 */
function forkBreak(evidence: Evidence): Break | undefined {
  const confirmed = provenTo(evidence, Number.POSITIVE_INFINITY)
  const fork = evidence.marks.find(mark => mark.checkpoint.size <= confirmed && !holds(evidence, mark))
  if (!fork) return undefined
  const { size } = fork.checkpoint
  const seen = evidence.marks.filter(mark => mark.place === undefined || witnesses(mark) > 0)
  const pinned = authenticDifference(evidence)
  return {
    index: pinned ?? provenTo({ ...evidence, marks: seen }, size - 1),
    upTo: pinned ?? size - 1,
    where: 'checkpoint',
    ...(fork.place !== undefined && { checkpoint: fork.place }),
    what: `${nameOf(fork)} is signed for ${size} lines with another root than these lines, which a further signed checkpoint confirms: the log has two histories.`,
  }
}

/** A row of the wrong form. Which rows before it are the signed ones, only a checkpoint or the hash list tells. */
function rowBreak(evidence: Evidence): Break | undefined {
  if (!evidence.rowFault) return undefined
  const { index: upTo, what } = evidence.rowFault
  const pinned = authenticDifference(evidence) ?? upTo
  if (pinned < upTo) return undefined
  return { index: surelyFrom(evidence, upTo), upTo, where: 'line', what: `Line ${upTo}: ${what}.` }
}

/** Lines that are there but do not give the signed root. */
function changedBreak(evidence: Evidence): Break | undefined {
  const pinned = authenticDifference(evidence) ?? evidence.size
  if (pinned < evidence.size) {
    return {
      index: pinned,
      upTo: pinned,
      where: 'line',
      what: `Line ${pinned} is not the line that was signed.`,
    }
  }
  const failed = evidence.marks.find(mark => mark.checkpoint.size <= evidence.size && !holds(evidence, mark))
  if (!failed) return undefined
  const { size } = failed.checkpoint
  const index = provenTo(evidence, size - 1)
  return {
    index,
    upTo: size - 1,
    where: 'line',
    what: `The lines do not give the root signed for ${size} lines: one from ${index} to ${size - 1} was changed, removed, added or moved.`,
  }
}

/** Fewer lines than were signed, or more. */
function lengthBreak(evidence: Evidence): Break | undefined {
  const { size } = evidence
  const signed = evidence.marks.at(-1)?.checkpoint.size ?? 0
  if (size > signed || evidence.marks.length === 0) {
    const what = `No signed checkpoint covers line ${signed} and what follows.`
    return { index: signed, upTo: signed, where: 'line', what }
  }
  const pinned = authenticDifference(evidence) ?? size
  if (size === signed || pinned < size) return undefined
  const what = `${signed} lines were signed, ${size} are here: line ${size} is missing.`
  return { index: surelyFrom(evidence, size), upTo: size, where: 'line', what }
}

/** A hash list that disagrees with the lines. When the lines are proven, the list is at fault. */
function hashBreak({ hashes, leaves, size }: Evidence): Break | undefined {
  if (!hashes) return undefined
  const index = firstDifference(leaves, hashes.rows, Math.max(size, hashes.rows.length))
  if (index === undefined) return undefined
  return { index, upTo: index, where: 'hash', what: `hashes.txt does not have the hash of line ${index}.` }
}

function witnessBreak(evidence: Evidence, quorum: number): Break | undefined {
  const index = witnessedTo(evidence, quorum)
  if (index >= evidence.size) return undefined
  return {
    index,
    upTo: index,
    where: 'checkpoint',
    what: `No checkpoint from line ${index} on has the cosignatures of ${quorum} trusted witnesses.`,
  }
}

/** The largest signed size, not above `limit`, at which the lines give the signed root; 0 when there is none. */
function provenTo(evidence: Evidence, limit: number): number {
  const good = evidence.marks.findLast(mark => mark.checkpoint.size <= limit && holds(evidence, mark))
  return good?.checkpoint.size ?? 0
}

function holds({ roots }: Evidence, { checkpoint }: Mark): boolean {
  return roots.get(checkpoint.size)?.equals(checkpoint.root) ?? false
}

/** How many hashes of the list give a signed root and so are those of the signed lines. */
function authenticTo({ hashes, marks }: Evidence): number {
  const good = marks.findLast(({ checkpoint }) => hashes?.roots.get(checkpoint.size)?.equals(checkpoint.root))
  return good?.checkpoint.size ?? 0
}

/** The first line that is not the signed one by the authentic part of the hash list. */
function authenticDifference(evidence: Evidence): number | undefined {
  return firstDifference(evidence.leaves, evidence.hashes?.rows ?? [], authenticTo(evidence))
}

/** `index` itself when every line before it is known to be the signed one, else where the last sure one ends. */
function surelyFrom(evidence: Evidence, index: number): number {
  const sure = Math.max(provenTo(evidence, Number.POSITIVE_INFINITY), authenticTo(evidence))
  return index <= sure ? index : provenTo(evidence, index)
}

function firstDifference(
  some: readonly (Buffer | undefined)[],
  others: readonly (Buffer | undefined)[],
  end: number,
): number | undefined {
  for (let index = 0; index < end; index += 1) {
    const [one, other] = [some[index], others[index]]
    if (!one || !other || !one.equals(other)) return index
  }
  return undefined
}

/** Distinct witnesses by name: one that changed its key is still one. */
const witnesses = ({ checkpoint }: Mark) => new Set(checkpoint.cosignatures.map(line => line.witness)).size

const nameOf = ({ place }: Mark) =>
  place === undefined ? 'A checkpoint kept elsewhere' : `Checkpoint ${place + 1}`
