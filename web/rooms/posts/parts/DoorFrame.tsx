import type { ReactNode } from 'react'
import { StationStrip } from '../../../platform/StationStrip.tsx'
import { Preferences } from '../../../platform/sheets.tsx'
import '../door.css'

/** Pages before a shift: the strip, one column, language and light at its foot. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="door">
      <StationStrip />
      <main className="door-page">
        <h1>{title}</h1>
        {children}
        <footer className="door-foot">
          <Preferences />
        </footer>
      </main>
    </div>
  )
}
