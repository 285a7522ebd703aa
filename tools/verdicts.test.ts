import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FreshClone } from './fresh-clone.ts'

let clone: FreshClone
beforeEach(() => {
  clone = new FreshClone()
})
afterEach(() => clone.remove())

const lastLine = (output: string) => output.trimEnd().split('\n').at(-1)

describe('npm test', () => {
  beforeEach(() => {
    clone.borrow('vitest')
    clone.write('good.test.ts', test("it('a', () => {}); it('b', () => {})"))
  })

  it('ends with the counts of a run that went well', async () => {
    const { code, output } = await clone.run(['tools/test.mjs'])
    expect(lastLine(output)).toBe('tests: 2 passed, 0 failed')
    expect(code).toBe(0)
  })

  it('counts failures, tests that did not run, and files that could not be loaded', async () => {
    clone.write(
      'bad.test.ts',
      test("it('c', () => { throw new Error('no') }); it.todo('d'); it.runIf(false)('e', () => {})"),
    )
    clone.write('broken.test.ts', "import './nowhere.ts'")
    const { code, output } = await clone.run(['tools/test.mjs'])
    expect(lastLine(output)).toBe('tests: 2 passed, 2 failed, 2 skipped')
    expect(code).toBe(1)
  })

  it('hands arguments on, and takes nothing run for a failure', async () => {
    const one = await clone.run(['tools/test.mjs', 'good', '-t', 'b'])
    expect(lastLine(one.output)).toBe('tests: 1 passed, 0 failed, 1 skipped')
    const none = await clone.run(['tools/test.mjs', 'nowhere'])
    expect(none.output).toContain('No test ran')
    expect(lastLine(none.output)).toBe('tests: 0 passed, 0 failed')
    expect(none.code).toBe(1)
    const skipped = await clone.run(['tools/test.mjs', 'good', '-t', 'no such test'])
    expect(skipped.code).toBe(1)
  })

  it('fails when an error escapes the tests although each of them passed', async () => {
    clone.write(
      'late.test.ts',
      test(
        "it('f', () => { setTimeout(() => { throw new Error('late') }, 0) }); it('g', () => new Promise(r => setTimeout(r, 50)))",
      ),
    )
    const { code, output } = await clone.run(['tools/test.mjs'])
    expect(output).toContain('No test failed, but the run ended with code 1')
    expect(lastLine(output)).toBe('tests: 4 passed, 0 failed')
    expect(code).toBe(1)
  })
})

describe('npm run check', () => {
  it('runs all three although the first fails, and names each with its time', async () => {
    clone.borrow('typescript', '@biomejs/biome', 'knip')
    clone.write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "noEmit": true }, "include": ["*.ts"], "exclude": ["vite.*"] }',
    )
    clone.write('a.ts', 'export const a: string = 1\n')
    const { code, output } = await clone.run(['tools/check.mjs'])
    expect(output).toContain("Type 'number' is not assignable to type 'string'")
    expect(output).toMatch(/^tsc +FAILED in \d+\.\d s$/m)
    expect(output).toMatch(/^biome +(passed|FAILED) in \d+\.\d s$/m)
    expect(output).toMatch(/^knip +(passed|FAILED) in \d+\.\d s$/m)
    expect(code).toBe(1)
  })
})

function test(body: string): string {
  return `import { it } from 'vitest'\n${body}\n`
}
