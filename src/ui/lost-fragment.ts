/** Mail programs write the `#` of a link as `%23`, or make a query of what follows it. */
const LOST_MARK = /(?:[?&]|#?%23)+(?=s\d+\.)/

/** The query and the fragment of an address, with the `#` before its scenario where that got lost. */
export const withFragment = (searchAndHash: string): string => searchAndHash.replace(LOST_MARK, '#')
