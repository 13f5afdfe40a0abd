/** What some words of the marketplace entail, listed a second time: not the lists that the service asks. */
import { HOLDERS, type ComplianceState, type Holder, type Rail } from '../../core/vocabulary'

const PAID_BY: Readonly<Record<Rail, Holder>> = {
  us_bank: 'processor',
  us_card: 'processor',
  bank_abroad: 'processor',
  cross_border: 'processor',
  paypal: 'platform',
  own_stripe: 'platform',
  card_push: 'platform',
  rtp: 'platform',
  fednow: 'platform',
  same_day_ach: 'platform',
  stablecoin: 'platform',
}
const SUSPENDED: ReadonlySet<ComplianceState> = new Set([
  'suspended',
  'suspended_for_fraud',
  'suspended_for_tos_violation',
])

/** Whose money payouts of a rail are made of. */
export const payerOf = (rail: Rail): Holder => PAID_BY[rail]

/** Whose money can be paid out on a rail. */
export const holdersOf = (rail: Rail): readonly Holder[] =>
  payerOf(rail) === 'platform' ? ['platform'] : HOLDERS

/** A debt of an account at the processor is taken from the bank behind it, unless that is across a border. */
export const hasDebitedBank = (rail: Rail): boolean =>
  payerOf(rail) === 'processor' && rail !== 'cross_border'

/** Whether any payout of a rail can be there at once. */
export const canPayAtOnce = (rail: Rail): boolean => rail !== 'paypal' && rail !== 'own_stripe'

/** Never paid, whatever is known of them. */
export const isSuspended = (compliance: ComplianceState): boolean => SUSPENDED.has(compliance)

/** Money of such a rail is changed into another currency in transit to the creator. */
export const endsAbroad = (rail: Rail): boolean => rail === 'bank_abroad' || rail === 'cross_border'
