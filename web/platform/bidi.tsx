import type { ReactNode } from 'react'
import { STRANGE } from './words.ts'

/** Control characters become a box with their number; nothing else of the text changes (I-40). */
function visible(text: string): ReactNode[] {
  const shown: ReactNode[] = []
  let from = 0
  for (const found of text.matchAll(STRANGE)) {
    if (found.index > from) shown.push(text.slice(from, found.index))
    shown.push(
      <span className="strange" key={found.index}>
        {`U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`}
      </span>,
    )
    from = found.index + found[0].length
  }
  if (from < text.length) shown.push(text.slice(from))
  return shown
}

/** A value from outside: a name, a remark, an address. It cannot reorder what stands around it. */
export function Value({ children, lang }: { children: string; lang?: string }) {
  return (
    <bdi dir="auto" lang={lang}>
      {visible(children)}
    </bdi>
  )
}

/** What is compared letter by letter: document, seal, certificate, MRZ, hash. Always left to right, with the digits of the document. */
export function Id({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="id">
      {visible(children)}
    </bdi>
  )
}

/** Digits, Latin letters, Arabic letters and other letters each on their own; `|` and spaces part them. */
export function plateParts(plate: string): string[] {
  return plate.match(/\p{Nd}+|\p{Script=Latin}+|\p{Script=Arabic}+|\p{L}+|[^\s\p{L}\p{Nd}]+/gu) ?? []
}

/** A plate drawn part by part, left to right: as one string `45 ع 318 16` reorders into another vehicle. */
export function Plate({ children, state }: { children: string; state?: string }) {
  return (
    <span className="plate id">
      {plateParts(children).map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one plate never move
        <bdi key={i}>{part}</bdi>
      ))}
      {state && <small>{state}</small>}
    </span>
  )
}
