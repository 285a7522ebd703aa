import { type KeyboardEvent, useEffect, useState } from 'react'
import { useKeys } from '../../platform/keys.ts'
import { loadWords } from '../../platform/language.ts'
import { useReader } from '../../platform/reader.ts'
import { StationStrip } from '../../platform/StationStrip.tsx'
import { useSession } from '../../platform/session.tsx'
import { useSheets } from '../../platform/sheets.tsx'
import { useSay } from '../../platform/words.ts'
import { Keys } from '../../ui/Keys.tsx'
import { Aside } from './booth/Aside.tsx'
import { Asked, type Asking, useSheetsOfBooth } from './booth/Asked.tsx'
import { Band } from './booth/Band.tsx'
import { Checked } from './booth/Checked.tsx'
import { useActs, useBindings } from './booth/keys.ts'
import { LinesField } from './booth/LinesField.tsx'
import { Person } from './booth/Person.tsx'
import { Second } from './booth/Second.tsx'
import { isDecided, isMine } from './booth/sentences.ts'
import { useTravellerWords } from './booth/traveller-words.ts'
import { type Booth, type Input, type PlateInput, useBooth } from './booth/useBooth.ts'
import './booth/booth.css'

/** First line: document in, verdict, one key. The mouse is never needed and always works (guide §8.2). */
export function BoothPage() {
  const say = useSay()
  const { shift } = useSession()
  const [plate, setPlate] = useState<PlateInput>()
  const [kept, setKept] = useState<Input>()
  const [asking, ask] = useState<Asking>()
  const [peeking, peek] = useState(false)
  const booth = useBooth(what => {
    ask(undefined)
    if (what === 'open') {
      setPlate(undefined)
      setKept(undefined)
    }
    if (what === 'withdraw') {
      if (kept) read(kept)
      else booth.empty()
    }
  })
  const { more, openMode, sheets } = useSheets()
  const { file, open } = booth
  const car = shift?.lane.class === 'car'
  const mine = file !== undefined && isMine(file)
  const asks = car && !plate && !(mine && !open.problem) ? 'plate' : 'document'
  const PlateForm = useSheetsOfBooth()?.PlateForm
  useBehindThePaint()

  const read = (document: Input, of = plate) => {
    // a document that comes before the plate waits for it
    if (car && !of) return setKept(document)
    booth.open.press({ document, ...(of && { plate: of }) })
  }
  const take = (document: Input) => {
    if (booth.busy || isShown(file, document)) return
    if (!mine) return read(document)
    setKept(document)
    ask('withdraw')
  }
  useReader(reading => take({ mrz: reading.text }))
  const again = () => {
    if (open.problem?.type === 'line-down') open.again?.()
    else if (mine && !open.problem) ask('withdraw')
    else booth.empty()
  }
  const acts = useActs(booth, { again, ask })
  const bindings = useBindings(booth, { acts, asks, car, ask, peek })
  useKeys(bindings)
  const shown = open.problem ? undefined : file
  const second = shown?.verdict.state === 'second-line'

  return (
    <div className="booth" onKeyDownCapture={noEnter}>
      <StationStrip openMode={openMode} />
      <main>
        <h1 className="unseen">
          {say('crossings:booth.title', { lane: { words: shift?.lane.name ?? {} } })}
        </h1>
        <Band booth={booth} acts={acts} asks={asks} />
        <div className={second ? 'booth-work wide' : 'booth-work'}>
          {shown ? (
            <>
              <Person file={shown} />
              <Checked booth={booth} />
            </>
          ) : (
            <>
              <div>
                {car && PlateForm && (
                  <PlateForm
                    plate={plate}
                    waiting={kept !== undefined}
                    change={next => {
                      setPlate(next)
                      if (next && kept) read(kept, next)
                    }}
                  />
                )}
              </div>
              <LinesField
                take={mrz => take({ mrz })}
                refused={asks === 'plate' ? say('crossings:refusal.plate-car') : undefined}
              />
            </>
          )}
          {second ? <Second file={shown} held={peeking} /> : <Aside file={shown} />}
        </div>
      </main>
      <Keys bindings={bindings} label={say('platform:keys.row')} more={more} />
      {asking && (
        <Asked
          asking={asking}
          booth={booth}
          kept={kept !== undefined}
          read={read}
          shut={() => {
            ask(undefined)
            setKept(undefined)
          }}
        />
      )}
      {sheets}
    </div>
  )
}

/** What the booth may need while the line is down is fetched while it is up, behind the first paint. */
function useBehindThePaint(): void {
  useTravellerWords()
  useEffect(() => void loadWords(['referrals', 'screening']), [])
}

/** Scanners end with Enter: it never releases, not even when Tab has led to the button. Space and the mouse do. */
function noEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return
  if (event.target.closest('button')?.querySelector('kbd')?.textContent === 'Space') event.preventDefault()
}

/** The same zone once more is the same reading. */
function isShown(file: Booth['file'], document: Input): boolean {
  if (!file || isDecided(file) || !('mrz' in document)) return false
  return file.travellers?.some(traveller => traveller.document.mrz === document.mrz) === true
}
