import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeMrz } from '../../libraries/travel-documents/index.ts'
import { root } from '../../server/root.ts'

interface Written {
  id: string
  plate?: { text: string; state: string }
  document: {
    format: 'TD1' | 'TD2' | 'TD3'
    documentCode: string
    issuingState: string
    number: string
    surname: string
    givenNames: string
    nationality: string
    birthDate?: string
    sex: 'M' | 'F'
    expiryDays?: number
    expiryDate?: string
    optionalData?: string
  }
}

const written = JSON.parse(
  readFileSync(join(root, 'blueprints/southern-border/demonstration/travellers.json'), 'utf8'),
) as Written[]

/** `2026-03-17` → `260317`. */
const short = (iso: string) => iso.replaceAll('-', '').slice(2)

/** The zone of an invented traveller of the demonstration; documents that end in so many days end that long after `today`. */
export function zoneOf(id: string, today: Date): string[] {
  const traveller = written.find(known => known.id === id)
  if (!traveller?.document.birthDate) throw new Error(`travellers.json names no ${id} with a birth date`)
  const { format, number, birthDate, expiryDays = 0, expiryDate, ...document } = traveller.document
  const end = expiryDate ?? new Date(today.getTime() + expiryDays * 86_400_000).toISOString().slice(0, 10)
  return writeMrz(format, {
    ...document,
    documentNumber: number,
    birthDate: short(birthDate),
    expiryDate: short(end),
  })
}

/** The specimen of ICAO Doc 9303-4, Appendix A. */
export const SPECIMEN = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const
