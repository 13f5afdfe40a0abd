/**
 * The mark by which Excel knows that a CSV is UTF-8. Without it, Excel shows other characters for
 * accented letters and dashes. A file of ASCII alone does not need it, and goes without, as
 * programs expect.
 */
export const BYTE_ORDER_MARK = '\uFEFF'

export const withByteOrderMark = (csv: string): string =>
  isAscii(csv) ? csv : `${BYTE_ORDER_MARK}${csv}`

export const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text)
