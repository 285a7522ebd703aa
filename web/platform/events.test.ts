import { expect, it } from 'vitest'
import { makeParser, type ServerEvent } from './events.ts'

const stream =
  ': beat\r\n\r\nevent: list\r\nid: 7\r\ndata: one\r\ndata:two\r\n\r\ndata: {"a":1}\n\nevent: nothing\n\n'
const expected: ServerEvent[] = [
  { event: 'list', data: 'one\ntwo', id: '7' },
  { event: 'message', data: '{"a":1}', id: '7' },
]

it('events are the same however the stream is cut into pieces', () => {
  for (let size = 1; size <= stream.length; size++) {
    const seen: ServerEvent[] = []
    const parse = makeParser(event => seen.push(event))
    for (let at = 0; at < stream.length; at += size) parse(stream.slice(at, at + size))
    expect(seen, `pieces of ${size}`).toEqual(expected)
  }
})
