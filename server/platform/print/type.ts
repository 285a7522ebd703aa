import { fileURLToPath } from 'node:url'
import { Font, type Styles } from '@react-pdf/renderer'
import type { Language } from '../../../contracts/blueprint.ts'

/** Beside the source; a bundle lies in `dist`, beside the source's root. */
const folder = import.meta.url.endsWith('.ts') ? './fonts/' : '../server/platform/print/fonts/'
const file = (weight: number) => fileURLToPath(new URL(`${folder}form-${weight}.ttf`, import.meta.url))

/** One font for all our scripts: with one family for each script a word is broken and a font embedded wherever they meet. */
Font.register({
  family: 'Form',
  fonts: [400, 600].map(fontWeight => ({ src: file(fontWeight), fontWeight })),
})
Font.registerHyphenationCallback(word => [word])

/** On each text and not on the page: a page number that is only known at the end multiplies what it inherits, and vanishes. */
const size = { fontSize: 9, lineHeight: 1.3 }
const leftToRight: Styles[string] = { fontFamily: 'Form', textAlign: 'left', ...size }
const rightToLeft: Styles[string] = { fontFamily: 'Form', direction: 'rtl', textAlign: 'right', ...size }

export const textOf = (language: Language): Styles[string] => (language === 'fa' ? rightToLeft : leftToRight)
/** Values from outside: spelled in any script, read from the left. */
export const value = leftToRight
/** A text that is set again on each page: it takes no line height. */
export const againOf = (language: Language): Styles[string] =>
  language === 'fa' ? { direction: 'rtl', textAlign: 'right' } : { textAlign: 'left' }
