import type { ReactNode } from 'react'
import './say.css'

/** A courteous sentence for the traveller, in the traveller's language, with its meaning for the officer under it. */
export function Say({ sentence, lang, meaning }: { sentence: string; lang: string; meaning?: ReactNode }) {
  return (
    <div className="panel say">
      <p lang={lang} dir="auto">
        {sentence}
      </p>
      {meaning && <span className="small quieter">{meaning}</span>}
    </div>
  )
}

/** The reason, while F2 is held; a dashed place for it otherwise. The traveller's side sees neither. */
export function Peek({
  open,
  closed,
  title,
  note,
  children,
}: {
  open: boolean
  closed: ReactNode
  title?: ReactNode
  note?: ReactNode
  children?: ReactNode
}) {
  if (!open) return <div className="peek-closed">{closed}</div>
  return (
    <div className="panel peek">
      <div className="row apart">
        <b>{title}</b>
      </div>
      {children}
      {note && <div className="small quieter peek-note">{note}</div>}
    </div>
  )
}
