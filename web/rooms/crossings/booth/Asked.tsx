import { type ComponentType, lazy, Suspense } from 'react'
import { useSay } from '../../../platform/words.ts'
import type { Booth, Input } from './useBooth.ts'

export type Asking = 'purpose' | 'refer' | 'withdraw' | 'say' | 'type' | 'add'

export const loadSheets = () => import('./sheets.ts')
type Sheets = Awaited<ReturnType<typeof loadSheets>>
const of = <Props,>(pick: (sheets: Sheets) => ComponentType<Props>) =>
  lazy(async () => ({ default: pick(await loadSheets()) }))

const Purpose = of(sheets => sheets.PurposeSheet)
const Refer = of(sheets => sheets.ReferSheet)
const Withdraw = of(sheets => sheets.WithdrawSheet)
const Say = of(sheets => sheets.SaySheet)
const Type = of(sheets => sheets.TypeSheet)
const Add = of(sheets => sheets.AddSheet)
export const PlateForm = of(sheets => sheets.PlateForm)

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
  const sheet = () => {
    if (asking === 'say') return <Say nationality={traveller?.document.nationality ?? ''} shut={shut} />
    if (asking === 'type' && (!file || open.problem))
      return <Type title={say('crossings:booth.type')} act={open} send={read} shut={shut} />
    if (!file) return null
    switch (asking) {
      case 'type':
        return traveller ? (
          <Type
            title={say('platform:act.correct')}
            act={act.correct}
            send={document => act.correct.press({ crossing: file.id, traveller: traveller.id, document })}
            shut={shut}
          />
        ) : null
      case 'purpose':
        return <Purpose file={file} booth={booth} shut={shut} />
      case 'refer':
        return <Refer file={file} booth={booth} shut={shut} />
      case 'withdraw':
        return <Withdraw file={file} booth={booth} kept={kept} shut={shut} />
      case 'add':
        return <Add file={file} booth={booth} shut={shut} />
    }
  }
  return <Suspense>{sheet()}</Suspense>
}
