import type { Platform } from '../../platform/action.ts'
import * as posts from '../posts/index.ts'
import * as sharing from '../sharing/index.ts'
import { groupOf, type Sight, sightOf } from './rules.ts'
import type { Seen } from './store/lines.ts'

export type LineTest = (line: { authority: string; action: string }) => boolean

/** What a reader's authority sees of every other's lines, by the agreements in force: for statements, and line by line. */
export async function sightsOf(
  platform: Platform,
  reader: string,
): Promise<{ seen: { whole: Seen; outline: Seen }; whole: LineTest }> {
  const own = [reader, 'node']
  const rooms = [...new Set(Object.keys(platform.permissions).map(name => name.split('.')[0] ?? ''))]
  const others = (await platform.references.rows(posts.sections.authorities)).filter(a => a.id !== reader)
  const sights = new Map<string, Sight>()
  for (const { id: owner } of others) {
    const timing = await sharing.view(platform, { reader, owner, group: 'timing' })
    for (const room of rooms) {
      const group = await sharing.view(platform, { reader, owner, group: groupOf(room) })
      sights.set(`${owner}/${room}`, sightOf({ group, timing }))
    }
  }
  const pairs = (kinds: Sight[]) =>
    [...sights].filter(([, sight]) => kinds.includes(sight)).map(([pair]) => pair)
  return {
    seen: { whole: { own, pairs: pairs(['full']) }, outline: { own, pairs: pairs(['full', 'outline']) } },
    whole: ({ authority, action }) =>
      own.includes(authority) || sights.get(`${authority}/${action.split('.')[0]}`) === 'full',
  }
}
