/** The field's own words, as the reader meets them. */
import type { Weekday } from '../../core/calendar'
import type { PolicyName } from '../../core/policy'
import type {
  ComplianceState,
  Holder,
  PayoutFrequency,
  PayoutType,
  ProcessorName,
  Rail,
  SaleKind,
} from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'

type Words<Name extends string> = Record<Name, () => string>

const FREQUENCIES: Words<PayoutFrequency> = {
  daily: m.frequency_daily,
  weekly: m.frequency_weekly,
  monthly: m.frequency_monthly,
  quarterly: m.frequency_quarterly,
  every_days: m.frequency_every_days,
  chosen_weekdays: m.frequency_chosen_weekdays,
  twice_a_month: m.frequency_twice_a_month,
  threshold: m.frequency_threshold,
}

const PAYOUT_TYPES: Words<PayoutType> = {
  standard: m.payout_type_standard,
  instant: m.payout_type_instant,
}

const RAILS: Words<Rail> = {
  us_bank: m.rail_us_bank,
  us_card: m.rail_us_card,
  bank_abroad: m.rail_bank_abroad,
  cross_border: m.rail_cross_border,
  paypal: m.rail_paypal,
  own_stripe: m.rail_own_stripe,
  card_push: m.rail_card_push,
  rtp: m.rail_rtp,
  fednow: m.rail_fednow,
  same_day_ach: m.rail_same_day_ach,
  stablecoin: m.rail_stablecoin,
}

const PROCESSORS: Words<ProcessorName> = {
  stripe: m.processor_stripe,
  paypal: m.processor_paypal,
  card_push: m.processor_card_push,
  rtp: m.processor_rtp,
  fednow: m.processor_fednow,
  same_day_ach: m.processor_same_day_ach,
  stablecoin: m.processor_stablecoin,
}

const HOLDERS: Words<Holder> = { platform: m.holder_platform, processor: m.holder_processor }

const SALE_KINDS: Words<SaleKind> = {
  sale: m.sale_kind_sale,
  refund: m.sale_kind_refund,
  chargeback: m.sale_kind_chargeback,
  credit: m.sale_kind_credit,
}

const COMPLIANCE_STATES: Words<ComplianceState> = {
  not_reviewed: m.compliance_not_reviewed,
  compliant: m.compliance_compliant,
  suspended: m.compliance_suspended,
  on_probation: m.compliance_on_probation,
  flagged_for_tos_violation: m.compliance_flagged_for_tos_violation,
  flagged_for_fraud: m.compliance_flagged_for_fraud,
  suspended_for_tos_violation: m.compliance_suspended_for_tos_violation,
  suspended_for_fraud: m.compliance_suspended_for_fraud,
}

const POLICIES: Words<PolicyName> = {
  'gumroad-2025-04': m.policy_gumroad_2025_04,
  'gumroad-2026-03': m.policy_gumroad_2026_03,
  'gumroad-2026-07-31': m.policy_gumroad_2026_07_31,
  'gumroad-2026-08-30': m.policy_gumroad_2026_08_30,
  'gumroad-2026-09-03': m.policy_gumroad_2026_09_03,
  'payout-lab': m.policy_payout_lab,
}

const ERAS: Words<PolicyName> = {
  'gumroad-2025-04': m.era_gumroad_2025_04,
  'gumroad-2026-03': m.era_gumroad_2026_03,
  'gumroad-2026-07-31': m.era_gumroad_2026_07_31,
  'gumroad-2026-08-30': m.era_gumroad_2026_08_30,
  'gumroad-2026-09-03': m.era_gumroad_2026_09_03,
  'payout-lab': m.era_payout_lab,
}

const WEEKDAYS: Words<Weekday> = {
  monday: m.weekday_monday,
  tuesday: m.weekday_tuesday,
  wednesday: m.weekday_wednesday,
  thursday: m.weekday_thursday,
  friday: m.weekday_friday,
  saturday: m.weekday_saturday,
  sunday: m.weekday_sunday,
}

export const frequencyWord = (name: PayoutFrequency): string => FREQUENCIES[name]()
export const payoutTypeWord = (name: PayoutType): string => PAYOUT_TYPES[name]()
export const railWord = (name: Rail): string => RAILS[name]()
export const processorWord = (name: ProcessorName): string => PROCESSORS[name]()
export const holderWord = (name: Holder): string => HOLDERS[name]()
export const saleKindWord = (name: SaleKind): string => SALE_KINDS[name]()
export const complianceWord = (name: ComplianceState): string => COMPLIANCE_STATES[name]()
/** What was new in an era, in a sentence. */
export const eraSentence = (name: PolicyName): string => ERAS[name]()
export const weekdayWord = (name: Weekday): string => WEEKDAYS[name]()
export const policyWord = (name: PolicyName): string => POLICIES[name]()

const isFrequency = (value: string): value is PayoutFrequency => Object.hasOwn(FREQUENCIES, value)

/** The value of a creator's setting, as the ledger's history of settings has it. */
export const settingWord = (value: string): string =>
  isFrequency(value) ? FREQUENCIES[value]() : plainWord(value)

/** `United Kingdom` of `GB`. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames(getLocale(), { type: 'region', fallback: 'code' }).of(code) ?? code

/** A state or reason of the ledger that has no words of its own here, made readable. */
export const plainWord = (name: string): string => name.replaceAll(/[_-]/g, ' ')
