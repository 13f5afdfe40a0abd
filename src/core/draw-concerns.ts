/**
 * Lists everything in a run that is random, and whose numbers they are. Each concern is used in one
 * place only, so that no two things share their numbers.
 */
export const DRAW_CONCERNS = {
  // Who the creators are, and what they sell.
  rail: 'creator',
  country: 'creator',
  'instant-capable': 'creator',
  schedule: 'creator',
  'flexible-instant': 'creator',
  'flexible-start': 'creator',
  review: 'creator',
  paused: 'creator',
  'account-age': 'creator',
  'completed-payouts': 'creator',
  'monthly-gross': 'creator',
  'monthly-gross-slice': 'creator',
  'price-level': 'creator',
  // Whether they are among those who are simulated for all.
  'place-in-sample': 'creator',
  // Whether they take daily payouts, where a model decides.
  interest: 'creator',
  'waiting-cost': 'creator',
  awareness: 'creator',
  'schedule-decision': 'creator',
  launches: 'creator',
  sale: 'creator and number of the sale',
  holder: 'sale',
  reversal: 'sale',
  // How the processors answer.
  'call-latency': 'request and attempt',
  'webhook-delay': 'request and kind of news',
  'rate-limit': 'request and attempt',
  outage: 'request and attempt',
  // What goes wrong on the wire and at the workers.
  'call-lost': 'event',
  'answer-lost': 'event',
  'call-late': 'event',
  'answer-late': 'event',
  'webhook-lost': 'event',
  'webhook-late': 'event',
  'webhook-twice': 'event',
  'worker-killed': 'event',
  'worker-waits': 'event',
  'job-twice': 'event',
  'batch-refused': 'event',
  'refund-refused': 'event',
  'chargeback-after-payout': 'event',
  // What becomes of payouts.
  'payout-fate': 'request',
  'paypal-fate': 'request',
  'push-fate': 'request',
  cancellation: 'request',
  'exchange-rate': 'request',
  // Which values of assumptions a sweep tries together.
  'sweep-sample': 'setting and number of the sample',
  // Which faults a seed of a stress test has, how often and when.
  'swarm-fault': 'kind of fault',
} as const
export type DrawConcern = keyof typeof DRAW_CONCERNS
