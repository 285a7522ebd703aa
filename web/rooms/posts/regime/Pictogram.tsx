import { pictograms } from '../../../../libraries/pictograms/index.ts'

/** What crosses, drawn; its word stands beside it. */
export function Pictogram({ of, size = 24 }: { of: keyof typeof pictograms; size?: number }) {
  return (
    <svg
      className="pictogram"
      width={size}
      height={size}
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
    >
      <path d={pictograms[of]} fillRule="evenodd" fill="currentColor" />
    </svg>
  )
}

/** Into the country or out of it: through the line of the border. Turned with the writing. */
export function Way({ of }: { of: 'entry' | 'exit' }) {
  return (
    <svg
      className="pictogram mirrors"
      width="20"
      height="16"
      viewBox="0 0 20 16"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={of === 'entry' ? 'M2 8h11M9 4l4 4-4 4M17 1v14' : 'M6 8h11M13 4l4 4-4 4M3 1v14'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
