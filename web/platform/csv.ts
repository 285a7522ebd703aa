/** What a table program would take for a formula when a cell begins with it, after any blanks (I-41). */
const ACTIVE = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u

/** A cell that is text and nothing else: always quoted, quotes doubled, and what could act is led by an apostrophe. */
function cell(text: string): string {
  const tame = ACTIVE.test(text) ? `'${text}` : text
  return `"${tame.replaceAll('"', '""')}"`
}

/** A file of rows by RFC 4180, with the mark by which table programs know UTF-8. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map(row => row.map(one => cell(String(one))).join(',')).join('\r\n')}\r\n`
}

/** Hands a text over as a file of the browser's own saving. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
