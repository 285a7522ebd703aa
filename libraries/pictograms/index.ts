/**
 * What crosses a border, as outlines on a grid of 48 × 48, filled by the even-odd rule: path data that a screen draws at 20 pixels and a
 * printer at 20 millimetres. Drawn for this project.
 */
export const pictograms = {
  foot: `${disc(27, 7, 5)}M22 14h8l5 8 7 3-1.6 4-8.8-3.4-3.1-4.2-2 8.6 7 7 1.2 11h-5.2l-1.2-9-8.2-7.2-2.8 7.2-8 9-3.8-3.2 7.2-9 3.2-15-3.6 2.6-2 7-4.4-1.2 2.6-9.6z`,
  car:
    'M3 27l5-2 5-9c1-2 2.6-3 5-3h12c2.4 0 4 .8 5.4 2.6l7 8.4 3.6 1.6c1.2 .5 2 1.6 2 3v6h-5.2a5 5 0 0 1-9.8 0H18a5 5 0 0 1-9.8 0H3z' +
    `M14 23h8v-6h-4c-1 0-1.6 .4-2 1.2zM25 23h10l-4-5c-.5-.7-1-1-2-1h-4z${disc(13.1, 34, 3.2)}${disc(37.9, 34, 3.2)}`,
  coach:
    'M5 9h38a3 3 0 0 1 3 3v22h-4.2a5 5 0 0 0-9.6 0H15.8a5 5 0 0 0-9.6 0H2V12a3 3 0 0 1 3-3z' +
    `M6 14v8h7v-8zM16 14v8h7v-8zM26 14v8h7v-8zM36 14v12h6V14z${disc(11, 35.5, 3.4)}${disc(37, 35.5, 3.4)}`,
  lorry:
    'M2 10h27v24H15.8a5 5 0 0 0-9.6 0H2z' +
    `M31 16h8c1.2 0 2.2 .6 2.8 1.6L46 25v9h-3.2a5 5 0 0 0-9.6 0H31zM34.5 19v6.5h8L39 19.8c-.3-.5-.8-.8-1.4-.8z${disc(11, 35.5, 3.4)}${disc(38, 35.5, 3.4)}`,
  train:
    'M14 4h20a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z' +
    `M13 12v10h22V12zM19 7v2h10V7z${disc(15.5, 30, 2.6)}${disc(32.5, 30, 2.6)}M14 40h4l-3 5h-5zM30 40h4l4 5h-5z`,
} as const

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}
