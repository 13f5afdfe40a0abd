/** What an interval says of zero. One that has no ends, of too few values, is sure of nothing. */
interface Ends {
  low: number | null
  high: number | null
}

export const isSurelyAboveZero = ({ low }: Pick<Ends, 'low'>): boolean => low !== null && low > 0

export const isSurelyBelowZero = ({ high }: Pick<Ends, 'high'>): boolean =>
  high !== null && high < 0

export const isSurelyNotZero = (ends: Ends): boolean =>
  isSurelyAboveZero(ends) || isSurelyBelowZero(ends)
