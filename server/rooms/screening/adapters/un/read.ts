import { SaxesParser } from 'saxes'
import { type Bytes, ImportProblem } from '../../entries.ts'
import { decode } from '../text.ts'

/** An element as read: its text and its children by name, in order. */
export interface Element {
  text: string
  children: Map<string, Element[]>
}

/** One INDIVIDUAL or ENTITY of the file, or what its head says: the date, and which schema it follows. */
export type UnPiece =
  | { person: boolean; element: Element; row: number }
  | { published: string }
  | { header: string }

const root = 'CONSOLIDATED_LIST'
const depthLimit = 12

/**
 * The consolidated list of the United Nations Security Council, entry by entry; memory holds one entry at a time.
 * No document type is accepted, so no entity can be declared: the list has none, and a declared entity can read files.
 * @throws ImportProblem with the line.
 */
export async function* readUn(bytes: Bytes): AsyncGenerator<UnPiece> {
  const ready: UnPiece[] = []
  const parser = makeParser(piece => ready.push(piece))
  try {
    for await (const text of decode(bytes, '<')) {
      parser.write(text)
      yield* ready.splice(0)
    }
    parser.close()
  } catch (error) {
    if (error instanceof ImportProblem) throw error
    throw new ImportProblem(
      /unclosed|document must contain a root/i.test(String(error)) ? 'truncated' : 'not-xml',
      parser.line,
    )
  }
  yield* ready
}

function makeParser(found: (piece: UnPiece) => void): SaxesParser {
  const parser = new SaxesParser({ position: true })
  const open: { name: string; element: Element; row: number }[] = []
  const fail = (type: ConstructorParameters<typeof ImportProblem>[0]) => {
    throw new ImportProblem(type, parser.line)
  }
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) fail('not-utf8')
  })
  parser.on('doctype', () => fail('doctype'))
  parser.on('opentag', ({ name, attributes }) => {
    if (!open.length && name !== root) fail('wrong-root')
    if (!open.length) {
      const { dateGenerated, ...schema } = attributes
      if (dateGenerated) found({ published: String(dateGenerated) })
      found({ header: JSON.stringify(Object.entries(schema).sort()) })
    }
    if (open.length > depthLimit) fail('not-xml')
    const element: Element = { text: '', children: new Map() }
    // Entries are handed over whole and not kept: only inside an entry do elements know their children.
    if (open.length > 2) {
      const siblings = open.at(-1)?.element.children
      siblings?.set(name, [...(siblings.get(name) ?? []), element])
    }
    open.push({ name, element, row: parser.line })
  })
  const text = (piece: string) => {
    const inside = open.at(-1)
    if (inside && open.length > 2) inside.element.text += piece
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const closed = open.pop()
    const within = open.at(-1)?.name
    if (!closed || open.length !== 2) return
    if (within === 'INDIVIDUALS' && closed.name === 'INDIVIDUAL') found({ person: true, ...closed })
    else if (within === 'ENTITIES' && closed.name === 'ENTITY') found({ person: false, ...closed })
  })
  return parser
}
