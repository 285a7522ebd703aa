import { formatVerifierKey, type VerifierKey, verifierKey } from '../../../libraries/evidence-log/index.ts'
import type { Platform } from '../../platform/action.ts'
import { originOf } from '../../platform/node-key.ts'

/** The key that signs the states of a log of this node. */
export const verifierOf = ({ nodeKey }: Platform, log: string): VerifierKey =>
  verifierKey(originOf(nodeKey, log), 'log', nodeKey.publicKey)

export const keyOf = (platform: Platform, log: string): string => formatVerifierKey(verifierOf(platform, log))
