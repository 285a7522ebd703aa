/** A Persian keyboard types its own digits; the code means the same ones. */
export const latinDigits = (text: string) =>
  text.replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0)).replace(/\D/g, '')
