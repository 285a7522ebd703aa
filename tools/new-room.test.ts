import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { laws } from './architecture/laws/index.ts'
import { projectFolder, projectOf, readProject } from './architecture/project.ts'
import { makeRoom, nextSteps, refusalOf, tidy } from './new-room.ts'
import { roomFiles } from './room-template.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sarhad-room-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The project as far as a room sees it, without its other rooms. */
function standIn(): void {
  mkdirSync(join(folder, 'server'))
  cpSync(join(projectFolder, 'contracts'), join(folder, 'contracts'), { recursive: true })
  for (const path of [
    'server/platform',
    'server/testing',
    'node_modules',
    'libraries',
    'tsconfig.json',
    'biome.json',
    'package.json',
  ])
    symlinkSync(join(projectFolder, path), join(folder, path))
}

describe('a new room', () => {
  it('passes the compiler as it is', () => {
    standIn()
    // its test through HTTP brings the whole program with it, which `npm run check` compiles once the room is there
    const made = makeRoom('training', folder).filter(
      path => path.endsWith('.ts') && !path.endsWith('/training.test.ts'),
    )
    const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, folder)
    const program = ts.createProgram(
      made.map(path => join(folder, path)),
      options,
    )
    const faults = made.flatMap(path => {
      const file = program.getSourceFile(join(folder, path))
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    })
    expect(
      faults.map(f => `${f.file?.fileName}: ${ts.flattenDiagnosticMessageText(f.messageText, ' ')}`),
    ).toEqual([])
  })

  it('is made tidy', () => {
    standIn()
    const made = makeRoom('training', folder)
    tidy(made, folder)
    const written = (path: string) => readFileSync(join(folder, path), 'utf8')
    expect(written('server/rooms/training/routes.ts')).not.toBe(
      roomFiles('training')['server/rooms/training/routes.ts'],
    )
    expect(() => tidy(['contracts/absent.ts'], folder)).toThrow(/biome could not tidy/)
  })

  it('breaks no law of the house once it has its place in the order', () => {
    const real = readProject(projectFolder)
    const rooms = (real.files.get('server/rooms.ts') ?? '').replace("'blueprint'", "'training', 'blueprint'")
    const project = projectOf({
      ...Object.fromEntries(real.files),
      ...roomFiles('training'),
      'server/rooms.ts': rooms,
    })
    const findings = laws.flatMap(law => law.check(project)).filter(f => f.path.includes('training'))
    expect(findings).toEqual([])
  })

  it('says which lines a person has to write', () => {
    const said = nextSteps('training', readFileSync(join(projectFolder, 'server/rooms.ts'), 'utf8'))
    expect(said).toContain("import * as training from './rooms/training/index.ts'")
    expect(said).toContain('server/rooms.ts')
  })
})

describe('a name that cannot be one', () => {
  it.each([undefined, '', 'Training', 'war game', '../posts', 'ab', 'platform', 'import', 'sign_in'])(
    '%j',
    name => {
      expect(refusalOf(name, folder)).toMatch(/./)
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('is one that exists: nothing is overwritten', () => {
    makeRoom('training', folder)
    expect(() => makeRoom('training', folder)).toThrow(/exists already/)
    expect(refusalOf('posts', projectFolder)).toMatch(/exists already/)
    expect(refusalOf('customs', folder)).toBeUndefined()
  })
})
