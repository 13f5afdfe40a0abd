/**
 * What is left to chance, by the names of the streams that it is drawn from. Each concern is drawn in one place only, so
 * that no draw of one shifts those of another.
 */
export const DRAW_CONCERNS = [
  // Who the creators are, and what they sell.
  'rail',
  'country',
  'instant-capable',
  'schedule',
  'flexible-instant',
  'flexible-start',
  'paused',
  'account-age',
  'review',
  'completed-payouts',
  'monthly-gross',
  'price-level',
  'sales',
  'launches',
  'holder',
  'reversals',
  // How the processors answer.
  'call-latency',
  'look-up-latency',
  'payout-batch-latency',
  'webhook-delay',
  'rate-limit',
  'outage',
  // What becomes of payouts.
  'payout-fate',
  'paypal-fate',
  'push-fate',
  'cancellation',
  'exchange-rate',
] as const
export type DrawConcern = (typeof DRAW_CONCERNS)[number]
