/**
 * The words of the field that several folders share. The order of each list is part of the ledger:
 * a table stores the position and a view shows the word, so new words go at the end.
 */

/** The schedules of the real service: daily, or a cycle that ends on a Friday. */
export const CYCLE_FREQUENCIES = ['daily', 'weekly', 'monthly', 'quarterly'] as const
export type CycleFrequency = (typeof CYCLE_FREQUENCIES)[number]

/** Those that a creator can be on who does not take daily. */
export const OTHER_FREQUENCIES = ['weekly', 'monthly', 'quarterly'] as const
export type OtherFrequency = (typeof OTHER_FREQUENCIES)[number]

/** Schedules that name their own days; each comes with details (`flexible-schedule.ts`). */
export const FLEXIBLE_FREQUENCIES = [
  'every_days',
  'chosen_weekdays',
  'twice_a_month',
  'threshold',
] as const
export type FlexibleFrequency = (typeof FLEXIBLE_FREQUENCIES)[number]

export const isFlexibleFrequency = (frequency: string): frequency is FlexibleFrequency =>
  (FLEXIBLE_FREQUENCIES as readonly string[]).includes(frequency)

export const PAYOUT_FREQUENCIES = [...CYCLE_FREQUENCIES, ...FLEXIBLE_FREQUENCIES] as const
export type PayoutFrequency = (typeof PAYOUT_FREQUENCIES)[number]

export const PAYOUT_TYPES = ['standard', 'instant'] as const
export type PayoutType = (typeof PAYOUT_TYPES)[number]

/**
 * How a creator's money reaches them. `us_bank` and `us_card` can take instant payouts; `bank_abroad` is a local
 * Stripe payout outside the US, `cross_border` one that needs a day's delay, `own_stripe` the creator's own Stripe account.
 * Those from `card_push` on are push rails, on which the platform itself sends its money: see `src/core/rails.ts`.
 */
export const RAILS = [
  'us_bank',
  'us_card',
  'bank_abroad',
  'cross_border',
  'paypal',
  'own_stripe',
  'card_push',
  'rtp',
  'fednow',
  'same_day_ach',
  'stablecoin',
] as const
export type Rail = (typeof RAILS)[number]

/** Rails on which the platform sends its own money straight to the creator, each through a processor of its own name. */
export const PUSH_RAILS = [
  'card_push',
  'rtp',
  'fednow',
  'same_day_ach',
  'stablecoin',
] as const satisfies readonly Rail[]
export type PushRail = (typeof PUSH_RAILS)[number]

export const isPushRail = (rail: Rail): rail is PushRail =>
  (PUSH_RAILS as readonly Rail[]).includes(rail)

export const PROCESSORS = ['stripe', 'paypal', ...PUSH_RAILS] as const
export type ProcessorName = (typeof PROCESSORS)[number]

/** A processor's words for a payout in its books. `paid` as long as the money is with the creator. */
export const PROCESSOR_PAYOUT_STATES = [
  'pending',
  'paid',
  'failed',
  'unclaimed',
  'returned',
  'cancelled',
] as const
export type ProcessorPayoutState = (typeof PROCESSOR_PAYOUT_STATES)[number]

/** How a processor sends a payout: to a creator's account with it by `transfer`; a push that was declined by `bank_transfer`. */
export const PROCESSOR_METHODS = [...PAYOUT_TYPES, 'transfer', 'bank_transfer'] as const

export const PROCESSOR_TRANSFER_STATES = ['made', 'reversed'] as const

export function processorOfRail(rail: Rail): ProcessorName {
  if (isPushRail(rail)) return rail
  return rail === 'paypal' ? 'paypal' : 'stripe'
}

/** Who has the money of a balance until it is paid out: the platform's own account, or the processor for the creator. */
export const HOLDERS = ['platform', 'processor'] as const
export type Holder = (typeof HOLDERS)[number]

export const SALE_KINDS = ['sale', 'refund', 'chargeback', 'credit'] as const
export type SaleKind = (typeof SALE_KINDS)[number]

/** Compliance review of a creator; only `compliant` creators are paid (since 2026). */
export const COMPLIANCE_STATES = [
  'not_reviewed',
  'compliant',
  'suspended',
  'on_probation',
  'flagged_for_tos_violation',
  'flagged_for_fraud',
  'suspended_for_tos_violation',
  'suspended_for_fraud',
] as const
export type ComplianceState = (typeof COMPLIANCE_STATES)[number]

/** States in which nobody was ever paid; `suspended` leaves the reason open. */
export const SUSPENDED_STATES: readonly ComplianceState[] = [
  'suspended',
  'suspended_for_tos_violation',
  'suspended_for_fraud',
]

/** The bank account or card that a creator is paid to: known to the processor, not yet known to it, or none at all. */
export const BANK_ACCOUNTS = ['linked', 'unlinked', 'missing'] as const
export type BankAccount = (typeof BANK_ACCOUNTS)[number]

/** Who requests a payout. */
export const REQUESTERS = ['creator', 'admin'] as const
export type Requester = (typeof REQUESTERS)[number]

/**
 * Who or what keeps a creator from being paid. The last three are set by the system itself: too
 * many chargebacks, payouts that failed one after another, and money that cannot be accounted for.
 */
export const PAUSE_SOURCES = [
  'admin',
  'creator',
  'stripe',
  'chargeback_rate',
  'repeated_failures',
  'unaccounted_money',
] as const
export type PauseSource = (typeof PAUSE_SOURCES)[number]

/**
 * The holder whose account pays on this rail. Money of the other holder must first be moved there.
 */
export const payingHolder = (rail: Rail): Holder =>
  rail === 'paypal' || rail === 'own_stripe' || isPushRail(rail) ? 'platform' : 'processor'

/** The state of the bank account that payouts of this rail go by: whom the platform pays needs none at the processor. */
export const payableBankAccount = ({
  rail,
  bankAccount,
}: {
  rail: Rail
  bankAccount: BankAccount
}): BankAccount => (payingHolder(rail) === 'processor' ? bankAccount : 'linked')

/** Which payout service runs: as it is, as it was before daily payouts, or both compared with each other. */
export const PAYOUT_SERVICES = ['current', 'before-daily', 'compare'] as const
export type PayoutServiceChoice = (typeof PAYOUT_SERVICES)[number]
/**
 * What can change about a creator, as the ledger's history of settings names it: by them, or as `refunds` by the rules.
 * Those from `rail` on are of where they are paid.
 */
export const CREATOR_SETTINGS = [
  'payout_frequency',
  'refunds',
  'rail',
  'country',
  'bank_account',
  'instant_capable',
] as const
export type CreatorSetting = (typeof CREATOR_SETTINGS)[number]
