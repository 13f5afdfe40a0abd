/** Shares of a volume in words. */
import { LOCALE } from '../format'

const twoDigits = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumSignificantDigits: 2 })

/** A share that a reader multiplies by the volume: two digits however small it is, `0.025%`, as on the command line. */
export const formatShareOfVolume = (share: number): string => twoDigits.format(share)
