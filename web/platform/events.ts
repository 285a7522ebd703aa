import { useEffect, useRef, useState } from 'react'
import { signedHeaders } from './api.ts'

export interface ServerEvent {
  event: string
  data: string
  id: string | undefined
}

/** Cuts a stream of text into server-sent events (WHATWG HTML §9.2.6). Feed it pieces of any size. */
export function makeParser(take: (event: ServerEvent) => void): (piece: string) => void {
  let rest = ''
  let event = ''
  let data: string[] = []
  let id: string | undefined
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) take({ event: event || 'message', data: data.join('\n'), id })
      event = ''
      data = []
      return
    }
    if (text.startsWith(':')) return
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
    else if (field === 'id') id = value
  }
  return piece => {
    rest += piece
    // a CR at the very end may be half of a CRLF: it waits for the next piece
    const ends = /\r\n|\n|\r(?!$)/g
    let from = 0
    for (const end of rest.matchAll(ends)) {
      line(rest.slice(from, end.index))
      from = end.index + end[0].length
    }
    rest = rest.slice(from)
  }
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 15_000
/** A server that says nothing at all for so long is gone, whatever TCP believes. */
const DEAD_MS = 45_000

interface Listening {
  event: (event: ServerEvent) => void
  /** Any sign of life, a comment too. */
  beat: () => void
}

/** Listens until stopped, over every break of the line. Each try carries its own proof, which `EventSource` could not send. */
export function listen(path: string, to: Listening): () => void {
  const address = `/api${path}`
  const stop = new AbortController()
  let failures = 0

  const once = async () => {
    const dead = new AbortController()
    let watch = setTimeout(() => dead.abort(), DEAD_MS)
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'text/event-stream', ...(await signedHeaders('GET', address)) },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.any([stop.signal, dead.signal]),
      })
      if (!answer.ok || !answer.body) return
      failures = 0
      const parse = makeParser(to.event)
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        clearTimeout(watch)
        watch = setTimeout(() => dead.abort(), DEAD_MS)
        to.beat()
        parse(value)
      }
    } catch {
      // the line is down or the page is going: the loop decides
    } finally {
      clearTimeout(watch)
    }
  }

  const loop = async () => {
    while (!stop.signal.aborted) {
      await once()
      if (stop.signal.aborted) return
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
      // spread out, so that a post coming back does not call from all lanes in the same instant
      await new Promise(resolve => setTimeout(resolve, wait * (0.5 + Math.random() / 2)))
    }
  }
  void loop()
  return () => stop.abort()
}

interface Stream {
  hearers: Set<Listening>
  stop: () => void
}

const streams = new Map<string, Stream>()

/** All parts of a screen that hear the same news share one stream: a browser keeps six lines to a node, no more. */
function hear(path: string, hearer: Listening): () => void {
  const known = streams.get(path)
  const hearers = known?.hearers ?? new Set<Listening>()
  hearers.add(hearer)
  if (!known) {
    const stop = listen(path, {
      event: event => {
        for (const one of hearers) one.event(event)
      },
      beat: () => {
        for (const one of hearers) one.beat()
      },
    })
    streams.set(path, { hearers, stop })
  }
  return () => {
    hearers.delete(hearer)
    if (hearers.size > 0) return
    streams.get(path)?.stop()
    streams.delete(path)
  }
}

/** Live news of a screen. `age` is undefined while beats come, and the seconds since the last one after five (guide §5). */
export function useEvents(
  path: string | undefined,
  take: (event: ServerEvent) => void,
): { age: number | undefined } {
  const latest = useRef(take)
  latest.current = take
  const [age, setAge] = useState<number>()
  useEffect(() => {
    if (path === undefined) return
    let last = performance.now()
    const stop = hear(path, {
      event: event => latest.current(event),
      beat: () => {
        last = performance.now()
        setAge(undefined)
      },
    })
    const clock = setInterval(() => {
      const seconds = Math.floor((performance.now() - last) / 1000)
      if (seconds > 5) setAge(seconds)
    }, 1000)
    return () => {
      stop()
      clearInterval(clock)
    }
  }, [path])
  return { age }
}
