import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '../../../contracts/operations.ts'
import { type Reading, useReader } from '../../platform/reader.ts'

/** A proof of possession is good for a minute (RFC 9449 §11.1): a clock farther off locks the workstation out. */
const clockLimit = 30_000
/** Below this the booth's three columns do not stand beside each other. */
const narrow = 1280

const finding = (check: string, state: Finding['state'], params?: Finding['said']['params']): Finding => {
  const named = state === 'well' ? `operations:well.${check}` : `operations:fault.${check}`
  const next = state === 'well' ? null : { key: `operations:next.${check}`, ...(params && { params }) }
  return { check, state, said: { key: named, ...(params && { params }) }, next }
}

/** One letter of each script that names are written in. */
async function fontsThere(): Promise<boolean> {
  const faces = await document.fonts.load('16px Plex', 'aəяپ').catch(() => [])
  return faces.length >= 4
}

/** What only this browser can tell of itself: clock, fonts, the key it keeps, its size, its reader. `at`: the node's time just now. */
export function useStation(at: string | undefined): Finding[] {
  const [reading, setReading] = useState<Reading>()
  useReader(setReading)
  const { data } = useQuery({
    queryKey: ['station', at],
    enabled: at !== undefined,
    queryFn: async () => ({
      apart: Math.abs(Date.now() - Date.parse(at ?? '')),
      fonts: await fontsThere(),
      kept: await navigator.storage.persisted(),
    }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data) return []
  const seconds = Math.round(data.apart / 1000)
  return [
    finding('station-clock', data.apart > clockLimit ? 'wrong' : 'well', { seconds }),
    finding('station-fonts', data.fonts ? 'well' : 'wrong'),
    finding('station-key', data.kept ? 'well' : 'watch'),
    finding('station-screen', window.innerWidth < narrow ? 'watch' : 'well', { width: window.innerWidth }),
    readerFinding(reading),
  ]
}

function readerFinding(reading: Reading | undefined): Finding {
  if (!reading) return finding('station-reader', 'unknown')
  if (!reading.mrz) return finding('station-reading', 'wrong')
  return finding('station-reading', 'well', {
    lines: reading.text.split('\n').length,
    layout: reading.layout,
  })
}
