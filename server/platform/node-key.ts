import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Signs the heads of the logs this node sequences. */
export interface NodeKey {
  /** Name in signatures: `sarhad/<node>`. */
  name: string
  privateKey: KeyObject
  publicKey: KeyObject
}

/** Reads the node's Ed25519 key, or makes it at first start (PKCS#8 PEM, mode 0600). */
export function openNodeKey(file: string, name: string): NodeKey {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
  }
  const privateKey = createPrivateKey(readFileSync(file))
  return { name, privateKey, publicKey: createPublicKey(privateKey) }
}

/** Origin line of a site's log in checkpoints and exports. */
export const originOf = (node: NodeKey, site: string) => `${node.name}/${site}`
