import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { permissions } from '../app.ts'
import { duties } from '../platform/permissions.ts'
import { root } from '../root.ts'

/** Ways to pages as the rooms of the web declare them: path, letter after `G`, the permission that shows it. */
function ways(): { path: string; key: string; needs: string | undefined }[] {
  const folder = join(root, 'web/rooms')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    /\.tsx?$/.test(file),
  )
  return files.flatMap(file =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\{[^{}]*\blabel: '[^{}]*\}/g)].flatMap(
      ([link]) => {
        const part = (name: string) => new RegExp(`\\b${name}: '?([\\w.]+)`).exec(link)?.[1]
        const [path, key] = [part('path'), part('key')]
        return path && key ? [{ path, key, needs: part('needs') }] : []
      },
    ),
  )
}

it('for nobody do two pages share a letter', () => {
  const all = ways()
  expect(all.length).toBeGreaterThan(15)
  const shared = duties.flatMap(duty => {
    const mine = all.filter(({ needs }) => !needs || permissions[needs]?.includes(duty))
    return mine.flatMap((way, i) =>
      mine
        .slice(i + 1)
        .filter(other => other.key === way.key)
        .map(other => `${duty} ${way.key}: ${way.path}, ${other.path}`),
    )
  })
  expect(shared).toEqual([])
})
