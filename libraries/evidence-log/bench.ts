import { generateKeyPairSync } from 'node:crypto'
import { makeBundle } from './bundle.ts'
import { canonicalBytes } from './canonical.ts'
import { signCheckpoint } from './checkpoint.ts'
import { verifierKey } from './keys.ts'
import { consistencyProof, inclusionProof, subtreesOfLeaves, verifyInclusion } from './proofs.ts'
import { appendLeaf, emptyFrontier, frontierRoot, leafHash } from './tree.ts'
import { verifyBundle } from './verify.ts'

/** Figures of one run; rates per second, the rest in milliseconds. */
export interface EvidenceLogFigures {
  readonly leaves: number
  /** Canonical encoding, leaf hash and frontier of a typical ledger line. */
  readonly appendsPerSecond: number
  readonly signMs: number
  /** The first proof hashes the whole tree, the mean of the others reuses it. */
  readonly firstInclusionMs: number
  readonly inclusionMs: number
  readonly consistencyMs: number
  readonly verifyInclusionMs: number
  /** The offline verifier over a bundle of all lines. */
  readonly verifiedLinesPerSecond: number
}

/** Measures appending, proving and verifying on a log of `leaves` synthetic lines. */
export function benchEvidenceLog(leaves = 100_000): EvidenceLogFigures {
  const lines = Array.from({ length: leaves }, (_, n) => ledgerLine(n))
  const hashes: Buffer[] = []
  let frontier = emptyFrontier()
  const append = time(() => {
    for (const line of lines) {
      const hash = leafHash(canonicalBytes(line))
      hashes.push(hash)
      frontier = appendLeaf(frontier, hash)
    }
  })
  const root = frontierRoot(frontier)
  const signer = { name: 'bench.example/log', privateKey: generateKeyPairSync('ed25519').privateKey }
  const checkpoint = { origin: signer.name, size: leaves, root }
  const sign = time(() => repeat(() => signCheckpoint(checkpoint, signer)))

  const read = subtreesOfLeaves(index => hashes[index] ?? Buffer.alloc(0))
  const first = time(() => inclusionProof(0, leaves, read))
  const inclusion = time(() => repeat(n => inclusionProof((n * 7919) % leaves, leaves, read)))
  const consistency = time(() => repeat(n => consistencyProof(((n * 7919) % leaves) + 1, leaves, read)))
  const proof = inclusionProof(leaves - 1, leaves, read)
  const leaf = hashes.at(-1) ?? Buffer.alloc(0)
  const check = time(() =>
    repeat(() => verifyInclusion({ leaf, index: leaves - 1, size: leaves, root, proof })),
  )

  const bundle = makeBundle({ lines, notes: [signCheckpoint(checkpoint, signer)] })
  const keys = [verifierKey(signer.name, 'log', signer.privateKey)]
  const verified = time(() => {
    if (verifyBundle(bundle, { keys }).outcome !== 'holds')
      throw new Error('the measured bundle does not hold')
  })
  return {
    leaves,
    appendsPerSecond: perSecond(leaves, append),
    signMs: sign / ROUNDS,
    firstInclusionMs: first,
    inclusionMs: inclusion / ROUNDS,
    consistencyMs: consistency / ROUNDS,
    verifyInclusionMs: check / ROUNDS,
    verifiedLinesPerSecond: perSecond(leaves, verified),
  }
}

const ROUNDS = 500

function repeat(run: (n: number) => unknown): void {
  for (let n = 0; n < ROUNDS; n += 1) run(n)
}

function time(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

const perSecond = (count: number, ms: number) => Math.round((count * 1000) / ms)

/** As long as a real line: identifiers, facts and a commitment. */
function ledgerLine(n: number) {
  return {
    site: 'bilasuvar',
    id: `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
    at: '2026-01-15T08:30:00.000Z',
    actor: 'officer-7',
    authority: 'border-guard',
    post: 'bilasuvar',
    lane: 'cars-2',
    action: 'crossings.release',
    subject: `crossing-${n}`,
    facts: { mode: 'normal', listAgeSeconds: 240 + (n % 60), open: [] },
    commitment: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
    changes: [['crossings.crossing', `crossing-${n}`]],
  }
}
