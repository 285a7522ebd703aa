import { type Bytes, ImportProblem } from '../entries.ts'

/** No publisher writes a longer line or element; a longer one is a wrong or hostile file, and would fill memory unseen. */
export const longestPiece = 1024 * 1024

/**
 * Bytes → text, strictly UTF-8 (a byte order mark is taken off): a name read in the wrong alphabet would never be found again.
 * `breaks` is the character after which counting towards `longestPiece` begins anew.
 * @throws ImportProblem `not-utf8` or `line-too-long` with the line reached, `empty`.
 */
export async function* decode(bytes: Bytes, breaks: '\n' | '<'): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const breakCode = breaks.charCodeAt(0)
  let line = 1
  let since = 0
  let any = false
  const read = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new ImportProblem('not-utf8', line)
    }
  }
  const look = (text: string) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 10) line++
      if (code === 0) throw new ImportProblem('not-utf8', line) // letters of two bytes, or no text at all
      since = code === breakCode ? 0 : since + 1
      if (since > longestPiece) throw new ImportProblem('line-too-long', line)
    }
  }
  for await (const chunk of bytes) {
    const text = read(chunk)
    if (!text) continue
    any = true
    look(text)
    yield text
  }
  const rest = read()
  if (!any && !rest) throw new ImportProblem('empty')
  if (rest) yield rest
}
