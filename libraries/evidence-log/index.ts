/** The door of the evidence log; see README.md. Only verifyCommand touches a file. */
export { archiveEnd, archiveFill, archiveHead, packBundle, unpackBundle } from './archive.ts'
export type { Break, Evidence } from './breaks.ts'
export { BUNDLE_FILES, type Bundle, hashRow, joinNotes, lineRow, makeBundle, splitNotes } from './bundle.ts'
export { CanonicalError, canonical, canonicalBytes, lineHash } from './canonical.ts'
export {
  type Checkpoint,
  type Cosignature,
  cosignCheckpoint,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  type Signer,
  signCheckpoint,
} from './checkpoint.ts'
export {
  FormatError,
  formatVerifierKey,
  type KeyRole,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
} from './keys.ts'
export { formatNote, parseNote, type SignatureLine, type SignedNote } from './note.ts'
export {
  type ConsistencyClaim,
  consistencyProof,
  type InclusionClaim,
  inclusionProof,
  type SubtreeReader,
  subtreesOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts'
export {
  appendLeaf,
  decodeFrontier,
  emptyFrontier,
  emptyRoot,
  encodeFrontier,
  type Frontier,
  frontierRoot,
  leafHash,
  nodeHash,
  rootOf,
} from './tree.ts'
export { type Proven, type Trust, type Verdict, verifyBundle } from './verify.ts'
export { verifyCommand } from './verify-command.ts'
