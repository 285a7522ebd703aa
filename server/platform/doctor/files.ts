import { createPrivateKey, X509Certificate } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../../contracts/operations.ts'
import type { Check } from '../platform.ts'
import { fault, orWell, well } from './check.ts'

const folder: Check = {
  name: 'folder',
  async look({ data }) {
    if (!data) return []
    const params = { path: data }
    const there = statSync(data, { throwIfNoEntry: false })
    if (!there) return [fault('folder', 'wrong', 'operations:fault.folder-missing', params)]
    if (!there.isDirectory() || !may(data, constants.W_OK | constants.X_OK))
      return [fault('folder', 'wrong', 'operations:fault.folder-closed', params)]
    return well('folder', params)
  },
}

const may = (path: string, how: number): boolean => {
  try {
    accessSync(path, how)
    return true
  } catch {
    return false
  }
}

/** Secrets of the node: whoever else reads them reads travellers, signs checkpoints or makes sessions. */
const rights: Check = {
  name: 'rights',
  async look({ data }) {
    if (!data || process.platform === 'win32') return [] // rights there are no bits of a mode
    const secrets = [
      ...keyFiles(data),
      ...['running.json', 'postgres.password'].map(name => join(data, name)),
    ]
    const faults = secrets.flatMap((path): Finding[] => {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode
      return mode !== undefined && mode & 0o077
        ? [fault('rights', 'wrong', 'operations:fault.secret-open', { path })]
        : []
    })
    return orWell(faults, 'rights')
  },
}

const keyFiles = (data: string): string[] => {
  const keys = join(data, 'keys')
  return existsSync(keys) ? readdirSync(keys).map(name => join(keys, name)) : []
}

const keys: Check = {
  name: 'keys',
  async look({ data, ask }) {
    if (!data) return []
    const at = (name: string) => join(data, 'keys', name)
    const begun =
      existsSync(join(data, 'keys')) ||
      ((await ask?.('select 1 from platform.record_key limit 1')) ?? []).length
    if (!begun) return [] // a node that never started makes them
    const faults = ['master', 'node.pem', 'sessions'].flatMap((name): Finding[] => {
      const path = at(name)
      if (!existsSync(path)) return [fault('keys', 'wrong', 'operations:fault.key-missing', { path })]
      return sound(name, readFileSync(path))
        ? []
        : [fault('keys', 'wrong', 'operations:fault.key-damaged', { path })]
    })
    return orWell(faults, 'keys')
  },
}

function sound(name: string, content: Buffer): boolean {
  if (name === 'master') return Buffer.from(content.toString().trim(), 'base64').length === 32
  if (name === 'sessions') return content.toString().trim().length >= 40
  try {
    return createPrivateKey(content).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/** The four scripts of the screens and what the printed form is set in: a missing font shows boxes instead of names. */
const scripts = ['latin', 'azerbaijani', 'russian', 'persian']

const screens: Check = {
  name: 'screens',
  async look({ web, formFonts }) {
    const faults: Finding[] = []
    if (web && !existsSync(join(web, 'index.html')))
      faults.push(fault('screens', 'wrong', 'operations:fault.screens-missing', { path: web }))
    else if (web) {
      const assets = existsSync(join(web, 'assets')) ? readdirSync(join(web, 'assets')) : []
      for (const script of scripts.filter(s => !assets.some(name => name.startsWith(`sans-${s}-`))))
        faults.push(fault('screens', 'wrong', 'operations:fault.font-missing', { name: `sans-${script}` }))
    }
    for (const name of formFonts ? ['form-400.ttf', 'form-600.ttf'] : [])
      if (!existsSync(join(formFonts ?? '', name)))
        faults.push(fault('screens', 'wrong', 'operations:fault.font-missing', { name }))
    return web || formFonts ? orWell(faults, 'screens') : []
  },
}

const certificate: Check = {
  name: 'certificate',
  async look({ tls, now }) {
    if (!tls) return []
    const read = certificateOf(tls.cert)
    if (!read) return [fault('certificate', 'wrong', 'operations:fault.certificate-unreadable')]
    if (tls.key !== undefined && !fits(read, tls.key))
      return [fault('certificate', 'wrong', 'operations:fault.certificate-not-fitting')]
    const [from, until] = [new Date(read.validFrom), new Date(read.validTo)]
    if (from > now)
      return [
        fault('certificate', 'wrong', 'operations:fault.certificate-early', { from: from.toISOString() }),
      ]
    if (until <= now)
      return [
        fault('certificate', 'wrong', 'operations:fault.certificate-over', { until: until.toISOString() }),
      ]
    return well('certificate', { until: until.toISOString() })
  },
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

function fits(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

/** Keys, rights, fonts, certificate: what lies in files. */
export const fileChecks: Check[] = [folder, rights, keys, screens, certificate]
