import type { CrossingFile } from '../../../../contracts/crossings.ts'
import { Aboard } from './Aboard.tsx'
import { Certificates } from './Certificates.tsx'
import { Goods } from './Goods.tsx'
import { ReleaseSlip } from './ReleaseSlip.tsx'
import { Unwell } from './Unwell.tsx'
import { Vehicles } from './Vehicles.tsx'

/** What all authorities keep of one vehicle, each part where the reader's agreements show it. */
export function Together({ file, look }: { file: CrossingFile; look: () => void }) {
  if (!file.oneStop) return null
  return (
    <>
      <ReleaseSlip file={file} />
      <Goods file={file} />
      <div className="panels">
        <Certificates file={file} />
        <Vehicles file={file} />
        <Unwell file={file} />
      </div>
      {file.class !== 'lorry' && <Aboard file={file} look={look} />}
    </>
  )
}
