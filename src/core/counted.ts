/**
 * A number with its noun, in the English of what is not translated: checks, refusals and the
 * command line.
 */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? one : many

/** `12,345` */
export const withCommas = (value: number): string => value.toLocaleString('en-US')

/** `1 payout`, `12 payouts`. */
export const counted = (count: number, one: string, many?: string): string =>
  `${count} ${plural(count, one, many)}`
