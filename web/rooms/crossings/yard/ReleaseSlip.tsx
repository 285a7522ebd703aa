import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { Id, Plate } from '../../../platform/bidi.tsx'
import { useKeys } from '../../../platform/keys.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

/** What opens the barrier: shown on the screen, printed as a slip of paper, good once. After that it says when it opened. */
export function ReleaseSlip({ file }: { file: CrossingFile }) {
  const say = useSay()
  const release = file.oneStop?.release
  const token = release?.token
  const print = () => window.print()
  useKeys(token ? { KeyP: { label: say('onestop:slip.print'), act: print } } : {})
  if (!release) return null
  const vehicle = file.oneStop?.vehicles?.[0]
  return (
    <section className="panel slip" aria-labelledby="slip">
      <h2 id="slip">{say('onestop:slip.title')}</h2>
      {release.openedAt ? (
        <StatusWord of="clear">{say('onestop:slip.opened', { time: { time: release.openedAt } })}</StatusWord>
      ) : (
        <p>{say('onestop:slip.waits', { time: { time: release.at }, date: { date: release.at } })}</p>
      )}
      {token && (
        <div className="slip-code">
          <svg
            viewBox={`-4 -4 ${token.qr.size + 8} ${token.qr.size + 8}`}
            role="img"
            aria-label={say('onestop:slip.code')}
          >
            <rect x="-4" y="-4" width={token.qr.size + 8} height={token.qr.size + 8} fill="#fff" />
            <path d={token.qr.path} fill="#000" shapeRendering="crispEdges" />
          </svg>
          <div className="blocks">
            {vehicle && <Plate state={vehicle.state}>{vehicle.plate}</Plate>}
            <Id>{token.text}</Id>
            <p className="small quiet">{say('onestop:slip.once')}</p>
            <Button shortcut="P" onClick={print}>
              {say('onestop:slip.print')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
