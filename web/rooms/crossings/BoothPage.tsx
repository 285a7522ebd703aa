import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Trouble } from '../../platform/feedback.tsx'
import { type Bindings, useKeys, useSettled } from '../../platform/keys.ts'
import { useReader } from '../../platform/reader.ts'
import { useSession } from '../../platform/session.tsx'
import { useSheets } from '../../platform/sheets.tsx'
import { StationStrip } from '../../platform/StationStrip.tsx'
import { spoken, useSay } from '../../platform/words.ts'
import { Checks } from '../../ui/Checks.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { Aside } from './booth/Aside.tsx'
import { Band } from './booth/Band.tsx'
import { LinesField } from './booth/LinesField.tsx'
import { Person } from './booth/Person.tsx'
import { Second } from './booth/Second.tsx'
import { checkText, exceptionsFirst, groundsOf, isDecided, isMine } from './booth/sentences.ts'
import { type Booth, type Input, type PlateInput, useBooth } from './booth/useBooth.ts'
import './booth/booth.css'

const sheets = () => import('./booth/sheets.ts')
const PlateForm = lazy(async () => ({ default: (await sheets()).PlateForm }))
const PurposeSheet = lazy(async () => ({ default: (await sheets()).PurposeSheet }))
const ReferSheet = lazy(async () => ({ default: (await sheets()).ReferSheet }))
const WithdrawSheet = lazy(async () => ({ default: (await sheets()).WithdrawSheet }))
const SaySheet = lazy(async () => ({ default: (await sheets()).SaySheet }))
const TypeSheet = lazy(async () => ({ default: (await sheets()).TypeSheet }))
const AddSheet = lazy(async () => ({ default: (await sheets()).AddSheet }))

type Asking = 'purpose' | 'refer' | 'withdraw' | 'say' | 'type' | 'add'

/** First line: document in, verdict, one key. The mouse is never needed and always works (guide §8.2). */
export function BoothPage() {
  const say = useSay()
  const { shift } = useSession()
  const booth = useBooth()
  const [plate, setPlate] = useState<PlateInput>()
  const [kept, setKept] = useState<Input>()
  const [asking, setAsking] = useState<Asking>()
  const [peeking, setPeeking] = useState(false)
  const { more, openMode, sheets: platformSheets } = useSheets()
  const car = shift?.lane.class === 'car'
  const { file } = booth
  const mine = file !== undefined && isMine(file)
  const asks = car && !plate && !mine ? 'plate' : 'document'

  // what a sheet needs is here before the line may fail
  useEffect(() => void sheets(), [])

  const read = (document: Input) => {
    if (asks === 'plate') return
    for (const one of Object.values(booth.act)) one.clear()
    booth.open.press({ document, ...(plate && { plate }) })
  }
  const take = (document: Input) => {
    if (booth.busy || sameAs(file, document)) return
    if (!mine) return read(document)
    setKept(document)
    setAsking('withdraw')
  }
  useReader(reading => take({ mrz: reading.text }))
  useWhenOpened(file?.id, () => {
    setPlate(undefined)
    setKept(undefined)
    setAsking(undefined)
  })

  const again = () => {
    if (booth.open.again) return booth.open.again()
    if (mine) return setAsking('withdraw')
    booth.empty()
  }
  const acts = useActs(booth, { again, ask: setAsking })
  const bindings = useBindings(booth, { ...acts, car, ask: setAsking, peek: setPeeking })
  useKeys(bindings)
  const second = file?.verdict.state === 'second-line' && !booth.open.problem

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps Enter from a focused Release, since scanners send it
    <div className="booth" onKeyDownCapture={noEnter}>
      <StationStrip openMode={openMode} />
      <main>
        <h1 className="unseen">{say('crossings:booth.title', { lane: { words: shift?.lane.name ?? {} } })}</h1>
        <Band booth={booth} acts={acts} asks={asks} />
        <div className={second ? 'booth-work wide' : 'booth-work'}>
          {file && !booth.open.problem ? (
            <>
              <Person file={file} />
              <Checked booth={booth} />
            </>
          ) : (
            <>
              <section aria-label={say('crossings:booth.vehicle')}>
                {car && (
                  <Suspense>
                    <PlateForm plate={plate} change={setPlate} />
                  </Suspense>
                )}
              </section>
              <section aria-label={say('crossings:booth.without-reader')}>
                <LinesField
                  take={mrz => take({ mrz })}
                  refused={asks === 'plate' ? say('crossings:refusal.plate-car') : undefined}
                />
              </section>
            </>
          )}
          {second && file ? <Second file={file} held={peeking} /> : <Aside file={booth.open.problem ? undefined : file} />}
        </div>
      </main>
      <Keys bindings={bindings} label={say('platform:keys.row')} more={more} />
      {asking && (
        <Suspense>
          <Asked
            asking={asking}
            booth={booth}
            kept={kept}
            read={read}
            shut={() => {
              setAsking(undefined)
              setKept(undefined)
            }}
          />
        </Suspense>
      )}
      {platformSheets}
    </div>
  )
}

/** Scanners end with Enter: it never releases, not even when Tab has led to the button. Space and the mouse do. */
function noEnter(event: React.KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return
  if (event.target.closest('button')?.querySelector('kbd')?.textContent === 'Space') event.preventDefault()
}

/** The same zone once more is the same reading. */
function sameAs(file: Booth['file'], document: Input): boolean {
  return 'mrz' in document && file !== undefined && !isDecided(file) && file.travellers?.some(t => t.document.mrz === document.mrz) === true
}

function useWhenOpened(id: string | undefined, then: () => void): void {
  const [seen, setSeen] = useState(id)
  if (seen === id) return
  setSeen(id)
  then()
}
