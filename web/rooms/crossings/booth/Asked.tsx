import { useEffect, useState } from 'react'
import { useSay } from '../../../platform/words.ts'
import type { Booth, Input } from './useBooth.ts'

export type Asking = 'purpose' | 'refer' | 'withdraw' | 'say' | 'type' | 'add'

type Sheets = typeof import('./sheets.ts')
let loaded: Sheets | undefined

/**
 * What the booth asks now and then, fetched behind the first paint. Not `React.lazy`: its first reveal waits 300 ms even where the code is
 * there, and a key is answered within 100 (guide §7).
 */
export function useSheetsOfBooth(): Sheets | undefined {
  const [sheets, setSheets] = useState(loaded)
  useEffect(() => {
    void import('./sheets.ts').then(found => {
      loaded = found
      setSheets(found)
    })
  }, [])
  return sheets
}

/** The one sheet that is open, if any. */
export function Asked({
  asking,
  booth,
  kept,
  read,
  shut,
}: {
  asking: Asking
  booth: Booth
  kept: boolean
  read: (document: Input) => void
  shut: () => void
}) {
  const say = useSay()
  const { file, act, open } = booth
  const traveller = file?.travellers?.at(-1)
  const sheets = useSheetsOfBooth()
  if (!sheets) return null
  if (asking === 'say')
    return <sheets.SaySheet nationality={traveller?.document.nationality ?? ''} shut={shut} />
  if (asking === 'type' && (!file || open.problem))
    return <sheets.TypeSheet title={say('crossings:booth.type')} act={open} send={read} shut={shut} />
  if (!file) return null
  switch (asking) {
    case 'type':
      return traveller ? (
        <sheets.TypeSheet
          title={say('platform:act.correct')}
          act={act.correct}
          send={document => act.correct.press({ crossing: file.id, traveller: traveller.id, document })}
          shut={shut}
        />
      ) : null
    case 'purpose':
      return <sheets.PurposeSheet file={file} booth={booth} shut={shut} />
    case 'refer':
      return <sheets.ReferSheet file={file} booth={booth} shut={shut} />
    case 'withdraw':
      return <sheets.WithdrawSheet file={file} booth={booth} kept={kept} shut={shut} />
    case 'add':
      return <sheets.AddSheet file={file} booth={booth} shut={shut} />
  }
}
