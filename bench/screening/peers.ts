import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Another engine over the same folded names: `search` gives its best fifty with a score that is better when higher. */
export interface Peer {
  name: string
  search(name: string): { id: number; score: number }[]
}

type Maker = (
  texts: readonly string[],
  from: (name: string) => unknown,
) => (name: string) => { id: number; score: number }[]
interface Known {
  name: string
  package: string
  /** longest list on which it is worth waiting for */
  most: number
  make: Maker
}

const first = (value: unknown, key: string): unknown => {
  const found = value as Record<string, unknown>
  return found[key] ?? found.default ?? value
}
type Class<T> = new (...args: never[]) => T

const KNOWN: Known[] = [
  {
    name: 'MiniSearch (fuzzy 0.25)',
    package: 'minisearch',
    most: 1_000_000,
    make: (texts, from) => {
      interface Mini {
        addAll(rows: object[]): void
        search(text: string, options: object): { id: number; score: number }[]
      }
      const Mini = first(from('minisearch'), 'default') as Class<Mini>
      const mini = new (Mini as unknown as new (o: object) => Mini)({ fields: ['text'] })
      mini.addAll(texts.map((text, id) => ({ id, text })))
      return name => mini.search(name, { fuzzy: 0.25 }).slice(0, 50)
    },
  },
  {
    name: 'FlexSearch (forward, suggest)',
    package: 'flexsearch',
    most: 100_000,
    make: (texts, from) => {
      interface Flex {
        add(id: number, text: string): void
        search(text: string, options: object): number[]
      }
      const Flex = first(from('flexsearch'), 'Index') as new (o: object) => Flex
      const flex = new Flex({ tokenize: 'forward' })
      texts.forEach((text, id) => {
        flex.add(id, text)
      })
      return name => flex.search(name, { limit: 50, suggest: true }).map((id, i) => ({ id, score: 50 - i }))
    },
  },
  {
    name: 'fuse.js (0.4)',
    package: 'fuse.js',
    most: 20_000,
    make: (texts, from) => {
      interface Fuse {
        search(text: string, options: object): { refIndex: number; score?: number }[]
      }
      const Fuse = first(from('fuse.js'), 'default') as new (list: readonly string[], o: object) => Fuse
      const fuse = new Fuse(texts, { threshold: 0.4, ignoreLocation: true, includeScore: true })
      return name =>
        fuse.search(name, { limit: 50 }).map(r => ({ id: r.refIndex, score: 1 - (r.score ?? 1) }))
    },
  },
  {
    name: 'uFuzzy (one error, any order)',
    package: '@leeoniya/ufuzzy',
    most: 100_000,
    make: (texts, from) => {
      interface Fuzzy {
        search(
          texts: readonly string[],
          name: string,
          order: number,
        ): [number[] | null, unknown, number[] | null]
      }
      const Fuzzy = first(from('@leeoniya/ufuzzy'), 'default') as new (o: object) => Fuzzy
      const fuzzy = new Fuzzy({ intraMode: 1 })
      return name => {
        const [ids, , order] = fuzzy.search(texts, name, 1)
        const best = order && ids ? order.map(at => ids[at] ?? 0) : (ids ?? [])
        return best.slice(0, 50).map((id, i) => ({ id, score: 50 - i }))
      }
    },
  },
  {
    name: 'fuzzysort',
    package: 'fuzzysort',
    most: 100_000,
    make: (texts, from) => {
      interface Sorter {
        prepare(text: string): object
        go(name: string, list: object[], options: object): readonly { score: number; obj: { id: number } }[]
      }
      const sorter = first(from('fuzzysort'), 'default') as Sorter
      const list = texts.map((text, id) => ({ id, text: sorter.prepare(text) }))
      return name =>
        [...sorter.go(name, list, { key: 'text', limit: 50 })].map(r => ({ id: r.obj.id, score: r.score }))
    },
  },
]

/**
 * The peers that are installed where `SARHAD_BENCH_PEERS` points (a folder with `node_modules`); they are no part of this project. Says
 * plainly which are absent.
 */
export function* peers(texts: readonly string[], say: (line: string) => void): Generator<Peer> {
  const folder = process.env.SARHAD_BENCH_PEERS
  if (folder === undefined) {
    say('Peers in JavaScript left out: SARHAD_BENCH_PEERS names no folder that has them.')
    return
  }
  const from = createRequire(join(folder, 'peers.cjs'))
  for (const known of KNOWN) {
    if (texts.length > known.most) continue
    try {
      from.resolve(known.package)
    } catch {
      say(`${known.name} left out: ${known.package} is not installed in SARHAD_BENCH_PEERS.`)
      continue
    }
    yield { name: known.name, search: known.make(texts, from) }
  }
}
