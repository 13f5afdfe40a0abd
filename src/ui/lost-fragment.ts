/** Mail programs write the `#` of a link as `%23`, make a query of what follows it, or write its first letter as `%73`. */
const LOST_MARK = /(?:[?&#]|%23)+(?:s|%73)(?=\d+\.)/
/**
 * A link that was sent says so in its query (`LINK_MARK` of `place.ts`). In an address without a `#`, that and all after it were
 * cut off: what is left is read as a link that holds nothing, which is refused.
 */
const CUT_OFF = /^[^#]*[?&]link(?=[&=]|$)[^#]*$/

/** The query and the fragment of an address, with the `#` before its scenario where that got lost. */
export const withFragment = (searchAndHash: string): string =>
  searchAndHash.replace(LOST_MARK, '#s').replace(CUT_OFF, '$&#s1.')
