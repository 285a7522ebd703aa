/** What the tests of the tools need: a small clone with the real tools in it, and the real packages where asked. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const stampFile = 'node_modules/.sarhad-stamp'

interface Ended {
  code: number | null
  output: string
}

export interface Running {
  pid: number
  output(): string
  /** Returns when the output holds this text; fails when the program ends first. */
  prints(text: string): Promise<void>
  ended: Promise<Ended>
}

export class FreshClone {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'sarhad-clone-')))
  private readonly started: { child: ChildProcess; ended: Promise<Ended> }[] = []

  /** A clone whose one dependency lies in the clone itself, so that `npm ci` needs no network. */
  constructor() {
    chmodSync(this.folder, 0o755)
    const dependencies = { leaf: 'file:leaf' }
    const packages = {
      '': { name: 'clone', dependencies },
      leaf: { version: '1.0.0' },
      'node_modules/leaf': { resolved: 'leaf', link: true },
    }
    this.write('package.json', JSON.stringify({ name: 'clone', type: 'module', dependencies }))
    this.write(
      'package-lock.json',
      JSON.stringify({ name: 'clone', lockfileVersion: 3, requires: true, packages }),
    )
    this.write('leaf/package.json', JSON.stringify({ name: 'leaf', version: '1.0.0' }))
    const isTool = (path: string) => !path.endsWith('.ts')
    cpSync(join(project, 'tools'), this.path('tools'), { recursive: true, filter: isTool })
    for (const file of ['cli/sarhad.mjs', 'vite.web.config.ts', 'vite.server.config.ts', '.ci/run']) {
      mkdirSync(dirname(this.path(file)), { recursive: true })
      cpSync(join(project, file), this.path(file))
    }
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true })
    writeFileSync(this.path(file), text)
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8')
  }

  /** The stamp, if the clone has one. */
  stamp(): string | undefined {
    return existsSync(this.path(stampFile)) ? this.read(stampFile) : undefined
  }

  /** Puts real packages in place and stamps them as an installation would have. */
  borrow(...packages: string[]): void {
    for (const name of packages) {
      mkdirSync(dirname(this.path(`node_modules/${name}`)), { recursive: true })
      symlinkSync(join(project, 'node_modules', name), this.path(`node_modules/${name}`))
    }
    this.write(stampFile, this.expectedStamp())
  }

  expectedStamp(): string {
    const kind = `\n${process.platform} ${process.arch} ${process.versions.modules}\n`
    return createHash('sha256').update(this.read('package-lock.json')).update(kind).digest('hex')
  }

  /** Starts Node in the clone, in a process group of its own as a terminal would. */
  start(args: string[], options: SpawnOptions = {}): Running {
    const env = {
      ...process.env,
      npm_config_offline: 'true',
      npm_execpath: undefined,
      VITEST: undefined,
      ...options.env,
    }
    const stdio = ['ignore', 'pipe', 'pipe'] as const
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      detached: true,
      ...options,
      env,
      stdio: [...stdio],
    })
    let output = ''
    let over = false
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        output += chunk
      })
    }
    const ended = new Promise<Ended>(resolve => {
      child.once('close', code => {
        over = true
        resolve({ code, output })
      })
    })
    this.started.push({ child, ended })
    return {
      pid: child.pid ?? 0,
      output: () => output,
      ended,
      prints: async text => {
        while (!output.includes(text)) {
          if (over) throw new Error(`"${text}" was never printed; the output was:\n${output}`)
          await new Promise(resolve => setTimeout(resolve, 20))
        }
      },
    }
  }

  run(args: string[], options?: SpawnOptions): Promise<Ended> {
    return this.start(args, options).ended
  }

  async remove(): Promise<void> {
    for (const { child } of this.started) child.kill('SIGTERM')
    await Promise.all(this.started.map(({ ended }) => ended))
    rmSync(this.folder, { recursive: true, force: true })
  }
}
