import { describe, expect, it } from 'vitest'
import { laws } from './architecture/laws/index.ts'
import { type Finding, projectFolder, projectOf, readProject } from './architecture/project.ts'

const place = (f: Finding) => `${f.path}:${f.line}`
const said = (f: Finding) => `${place(f)} ${f.what}. Instead: ${f.instead}`

describe('the law of the house', () => {
  const project = readProject(projectFolder)

  it('is read from the whole project', () => {
    for (const path of [
      'package.json',
      'server/rooms.ts',
      'web/main.tsx',
      'contracts/ids.ts',
      'tools/architecture.test.ts',
    ])
      expect(project.files.has(path), path).toBe(true)
  })

  for (const { says, check } of laws) {
    it(says, () => {
      const findings = check(project).map(said).sort()
      expect(findings, `\n${findings.join('\n')}\n`).toEqual([])
    })
  }
})

describe('each law sees what breaks it', () => {
  for (const { says, check, spoiled, sound } of laws) {
    for (const { name, files, finds } of spoiled) {
      it(`${says}: ${name}`, () => {
        expect(check(projectOf(files)).map(place).sort()).toEqual(finds.sort())
      })
    }
    it(`${says}: and leaves the sound one alone`, () => {
      expect(check(projectOf(sound)).map(said)).toEqual([])
    })
  }
})
