import { fileURLToPath } from 'node:url'
import { Font } from '@react-pdf/renderer'
import type { Style } from '@react-pdf/types'
import type { Language } from '../../../../contracts/blueprint.ts'

/** Beside the source; a bundle lies in `dist`, beside the source's root. */
const folder = import.meta.url.endsWith('.ts') ? './fonts/' : '../server/rooms/referrals/form/fonts/'
const file = (weight: number) => fileURLToPath(new URL(`${folder}form-${weight}.ttf`, import.meta.url))

/** One font for all our scripts: with one family for each script a word is broken and a font embedded wherever they meet. */
Font.register({
  family: 'Form',
  fonts: [400, 600].map(fontWeight => ({ src: file(fontWeight), fontWeight })),
})
Font.registerHyphenationCallback(word => [word])

const leftToRight: Style = { fontFamily: 'Form', textAlign: 'left' }
const rightToLeft: Style = { fontFamily: 'Form', direction: 'rtl', textAlign: 'right' }

export const textOf = (language: Language): Style => (language === 'fa' ? rightToLeft : leftToRight)
/** Values from outside: spelled in any script, read from the left. */
export const value = leftToRight
