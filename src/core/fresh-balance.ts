/** A balance younger than so many days is fresh: weekly payouts would still hold it back. */
export const FRESH_DAYS = 7
