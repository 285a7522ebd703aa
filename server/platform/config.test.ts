import { expect, it } from 'vitest'
import { readConfig, unknownVariables } from './config.ts'

const read = (env: NodeJS.ProcessEnv) => readConfig({ mode: 'tool', root: 'project', env })

it('a misspelt variable is refused with the name that was meant', () => {
  for (const [name, meant] of [
    ['SARHAD_PROT', 'SARHAD_PORT'],
    ['SARHAD_DATA_DIR', 'SARHAD_DATA'],
    ['SARHAD_CHROME', 'SARHAD_CHROMIUM'],
  ] as const)
    expect(() => read({ [name]: '1' })).toThrow(
      `${name} is no setting of Sarhad. Perhaps ${meant} was meant?`,
    )
  expect(
    unknownVariables({ SARHAD_ZULU: '1', SARHAD_ALPHA: '1', HOME: 'x', DATABASE_URL: 'y' }).map(u => u.name),
  ).toEqual(['SARHAD_ALPHA', 'SARHAD_ZULU'])
})

it('what is known and what is not ours is taken as it is', () => {
  expect(read({ SARHAD_PORT: '4700', SARHAD_REFERENCE_DATA: 'somewhere', PATH: 'p' }).port).toBe(4700)
})

it('a value that cannot be meant is refused', () => {
  expect(() => read({ SARHAD_PORT: '47000000' })).toThrow('It must be a port number')
})
