/** What is known of any payout service of a user's own, without its code. */

/** The functions that it can define: those of `PayoutService`. */
export const SERVICE_FUNCTIONS = [
  'timetable',
  'payCreators',
  'performPayouts',
  'sendPayout',
  'receiveWebhook',
] as const

/** So many characters of its SHA-256 tell two versions of a file apart. */
export const SERVICE_DIGEST_LENGTH = 8
