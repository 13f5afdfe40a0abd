/** The field's own words, as the reader meets them. */
import type { Weekday } from '../../core/calendar'
import type { PolicyName } from '../../core/policy'
import {
  PAYOUT_FREQUENCIES,
  type ComplianceState,
  type Holder,
  type PayoutFrequency,
  type PayoutType,
  type ProcessorName,
  type Rail,
  type SaleKind,
} from '../../core/vocabulary'
import { fieldWord } from '../../scenario/field-words'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'

type Words<Name extends string> = Record<Name, () => string>

const PROCESSORS: Words<ProcessorName> = {
  stripe: m.processor_stripe,
  paypal: m.processor_paypal,
  card_push: m.processor_card_push,
  rtp: m.processor_rtp,
  fednow: m.processor_fednow,
  same_day_ach: m.processor_same_day_ach,
  stablecoin: m.processor_stablecoin,
}

const SALE_KINDS: Words<SaleKind> = {
  sale: m.sale_kind_sale,
  refund: m.sale_kind_refund,
  chargeback: m.sale_kind_chargeback,
  credit: m.sale_kind_credit,
}

export const frequencyWord = (name: PayoutFrequency): string => fieldWord('schedule', name)
export const payoutTypeWord = (name: PayoutType): string => fieldWord('payoutType', name)
export const railWord = (name: Rail): string => fieldWord('rail', name)
export const processorWord = (name: ProcessorName): string => PROCESSORS[name]()
export const holderWord = (name: Holder): string => fieldWord('holder', name)
export const saleKindWord = (name: SaleKind): string => SALE_KINDS[name]()
export const complianceWord = (name: ComplianceState): string => fieldWord('compliance', name)
export const weekdayWord = (name: Weekday): string => fieldWord('weekday', name)
export const policyWord = (name: PolicyName): string => fieldWord('policy', name)

const isFrequency = (value: string): value is PayoutFrequency =>
  (PAYOUT_FREQUENCIES as readonly string[]).includes(value)

/** The value of a creator's setting, as the ledger's history of settings has it. */
export const settingWord = (value: string): string =>
  isFrequency(value) ? frequencyWord(value) : plainWord(value)

/** `United Kingdom` of `GB`. What is no code, as while one is typed, is its own name. */
export const countryName = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(getLocale(), { type: 'region' }).of(code)! : code

/** A state or reason of the ledger that has no words of its own here, made readable. */
export const plainWord = (name: string): string => name.replaceAll(/[_-]/g, ' ')
