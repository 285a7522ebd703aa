import { create as makeQr } from 'qrcode'

/** Dark squares of a code, in modules from its corner, as one path. */
export interface Qr {
  size: number
  path: string
}

/** A text as squares, drawn as lines and not as a picture: sharp at any size. Neighbours are one bar, so no seam shows. */
export function qrOf(text: string): Qr {
  const { size, data } = makeQr(text, { errorCorrectionLevel: 'M' }).modules
  const bars: string[] = []
  for (let y = 0; y < size; y++) {
    const row = Array.from(data.subarray(y * size, (y + 1) * size)).join('')
    for (const { 0: bar, index } of row.matchAll(/1+/g))
      bars.push(`M${index} ${y}h${bar.length}v1h-${bar.length}z`)
  }
  return { size, path: bars.join('') }
}
