import { generateKeyPairSync } from 'node:crypto'
import { cosignCheckpoint, lineHash, rootOf, signCheckpoint, verifierKey } from './index.ts'

/** A small log with its signers, for the tests of this library. */
const newKey = () => generateKeyPairSync('ed25519').privateKey
export const log = { name: 'astara.example/log', privateKey: newKey() }
export const customs = { name: 'customs.example/witness', privateKey: newKey() }
export const health = { name: 'health.example/witness', privateKey: newKey() }
export const stranger = { name: log.name, privateKey: newKey() }

export const logKey = verifierKey(log.name, 'log', log.privateKey)
export const customsKey = verifierKey(customs.name, 'witness', customs.privateKey)
/** The key of the stranger under the log's name: trusted only where a test says so. */
export const strangerKey = verifierKey(stranger.name, 'log', stranger.privateKey)
export const healthKey = verifierKey(health.name, 'witness', health.privateKey)

/** Lines that differ from one another, as real ones do by their id. */
export const sampleLines = (count: number): unknown[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `line-${n}`,
    action: 'crossings.release',
    facts: { lane: n % 3 },
  }))

/** A checkpoint of the first `size` lines, signed by `signer`. */
export const signedHead = (lines: readonly unknown[], size: number, signer = log): string =>
  signCheckpoint({ origin: log.name, size, root: rootOf(lines.slice(0, size).map(lineHash)) }, signer)

/** The same, cosigned by customs. */
export const witnessedHead = (lines: readonly unknown[], size: number): string =>
  cosignCheckpoint(signedHead(lines, size), customs, 1_760_000_000 + size)
