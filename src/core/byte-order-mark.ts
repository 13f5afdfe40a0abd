/**
 * Excel reads a CSV as UTF-8 only if it begins with this; without it, letters with accents and a dash are others. A file of ASCII
 * alone is the same either way, and stays as programs expect it.
 */
export const BYTE_ORDER_MARK = '\uFEFF'

export const withByteOrderMark = (csv: string): string =>
  isAscii(csv) ? csv : `${BYTE_ORDER_MARK}${csv}`

export const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text)
