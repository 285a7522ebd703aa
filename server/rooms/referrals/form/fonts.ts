import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import type { Style } from '@react-pdf/types'
import type { Language } from '../../../../contracts/blueprint.ts'

const find = createRequire(import.meta.url)
/** The library reads WOFF, not WOFF2. Each file holds one part of the letters; a list of families joins them. */
const parts = [
  ['Latin', 'ibm-plex-sans', 'latin'],
  ['Latin more', 'ibm-plex-sans', 'latin-ext'],
  ['Cyrillic', 'ibm-plex-sans', 'cyrillic'],
  ['Arabic', 'ibm-plex-sans-arabic', 'arabic'],
] as const

for (const [family, name, part] of parts) {
  Font.register({
    family,
    fonts: ([400, 600] as const).map(fontWeight => ({
      src: find.resolve(`@fontsource/${name}/files/${name}-${part}-${fontWeight}-normal.woff`),
      fontWeight,
    })),
  })
}
Font.registerHyphenationCallback(word => [word])

const leftToRight: Style = { fontFamily: ['Latin', 'Latin more', 'Cyrillic', 'Arabic'], textAlign: 'left' }
const rightToLeft: Style = {
  fontFamily: ['Arabic', 'Latin', 'Latin more'],
  direction: 'rtl',
  textAlign: 'right',
}

export const textOf = (language: Language): Style => (language === 'fa' ? rightToLeft : leftToRight)
/** Values from outside: spelled in any script, read from the left. */
export const value = leftToRight
