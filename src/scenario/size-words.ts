/** Sizes that are estimates, as refusals say them: to three figures. */
const COUNT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })

export const roughCount = (count: number): string => COUNT.format(count)

export const roughGigabytes = (bytes: number): string => `${COUNT.format(bytes / 1e9)} GB`
