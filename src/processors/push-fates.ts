/**
 * What is to become of a payment on each push rail. All of it is decided by chance when the payment
 * is asked for, so that no fate shifts the next. Each rail has its own ways to fail.
 */
import { addBusinessDays, isBusinessDay, type IsBankHoliday } from '../core/business-days'
import {
  dayOfInstant,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import type { Cents } from '../core/money'
import { delaySeconds, happens, oneOf, type DelaySpread, type Uniform } from '../core/random'
import type { PushRail } from '../core/vocabulary'
import type { PushRailSettings } from '../scenario/settings/push-rails'
import { atBankHour } from './arrival'

export type PushFate =
  | { kind: 'refused'; code: string }
  | { kind: 'arrives'; arrivesAt: Instant }
  | { kind: 'fails'; failsAt: Instant; code: string }
  /** The push is declined, and the money goes by bank transfer instead. */
  | { kind: 'goes_by_bank'; declinedAt: Instant; code: string; arrivesAt: Instant }
  | { kind: 'returns'; arrivesAt: Instant; returnsAt: Instant; code: string }
  /** It arrives where nobody can use it, and cannot be brought back. */
  | { kind: 'is_lost'; arrivesAt: Instant; noticedAt: Instant; code: string }

interface PushPayment {
  netCents: Cents
  askedAt: Instant
  /** Those of the banks that it may go through. */
  isBankHoliday: IsBankHoliday
}

type FateOnRail<Settings> = (payment: PushPayment, settings: Settings, uniform: Uniform) => PushFate

const LIMIT_EXCEEDED = 'payment_limit_exceeded'
/** Not permitted, restricted, activity limit: the networks' codes for a push that the card's bank declines. */
const CARD_DECLINES = ['57', '62', '65'] as const
/** Account number unknown, closed, blocked: ISO 20022 codes with which a bank rejects a credit. */
const CREDIT_REJECTIONS = ['AC03', 'AC04', 'AC06'] as const
/** Account closed, not found, number invalid: the administrative returns of ACH. */
const ACH_RETURNS = ['R02', 'R03', 'R04'] as const

const isTooLarge = (
  { netCents }: PushPayment,
  { paymentMaximumCents }: { paymentMaximumCents: Cents | null },
): boolean => paymentMaximumCents !== null && netCents > paymentMaximumCents

const secondsLater = (from: Instant, spread: DelaySpread, uniform: Uniform): Instant =>
  from + Math.max(1, delaySeconds(uniform, spread))

const cardPush: FateOnRail<PushRailSettings['card_push']> = (payment, settings, uniform) => {
  const { askedAt, isBankHoliday } = payment
  const answeredAt = secondsLater(askedAt, settings.arrival, uniform)
  const isDeclined = happens(uniform, settings.declinedBasisPoints)
  const decline = oneOf(uniform, CARD_DECLINES)
  const businessDays = 1 + Math.floor(uniform() * settings.fallbackBusinessDaysMaximum)
  const byBankAt = atBankHour(askedAt, businessDays, isBankHoliday, uniform)
  const tooLarge = isTooLarge(payment, settings)
  if (!isDeclined && !tooLarge) return { kind: 'arrives', arrivesAt: answeredAt }
  const code = tooLarge ? LIMIT_EXCEEDED : decline
  // What is too large is not even tried.
  const declinedAt = tooLarge ? askedAt : answeredAt
  if (settings.fallbackToBank) {
    return { kind: 'goes_by_bank', declinedAt, code, arrivesAt: Math.max(declinedAt + 1, byBankAt) }
  }
  return tooLarge ? { kind: 'refused', code } : { kind: 'fails', failsAt: declinedAt, code }
}

const rtp: FateOnRail<PushRailSettings['rtp']> = (payment, settings, uniform) => {
  const answeredAt = secondsLater(payment.askedAt, settings.arrival, uniform)
  const isRejected = happens(uniform, settings.rejectedBasisPoints)
  const code = oneOf(uniform, CREDIT_REJECTIONS)
  if (isTooLarge(payment, settings)) return { kind: 'refused', code: LIMIT_EXCEEDED }
  return isRejected
    ? { kind: 'fails', failsAt: answeredAt, code }
    : { kind: 'arrives', arrivesAt: answeredAt }
}

const fednow: FateOnRail<PushRailSettings['fednow']> = (payment, settings, uniform) => {
  const { askedAt } = payment
  const answeredAt = secondsLater(askedAt, settings.arrival, uniform)
  const isRejected = happens(uniform, settings.rejectedBasisPoints)
  const code = oneOf(uniform, CREDIT_REJECTIONS)
  const isUnanswered = happens(uniform, settings.noAnswerBasisPoints)
  if (isTooLarge(payment, settings)) return { kind: 'refused', code: LIMIT_EXCEEDED }
  const answerBy = askedAt + settings.answerSecondsMaximum
  if (isUnanswered || answeredAt > answerBy) {
    return { kind: 'fails', failsAt: answerBy, code: 'receiver_timeout' }
  }
  return isRejected
    ? { kind: 'fails', failsAt: answeredAt, code }
    : { kind: 'arrives', arrivesAt: answeredAt }
}

const sameDayAch: FateOnRail<PushRailSettings['same_day_ach']> = (payment, settings, uniform) => {
  const { askedAt, isBankHoliday } = payment
  const comesBack = happens(uniform, settings.returnedBasisPoints)
  const code = oneOf(uniform, ACH_RETURNS)
  const daysOut = 1 + Math.floor(uniform() * settings.returnedAfterBusinessDaysMaximum)
  const arrivesAt = settlementAfter(askedAt, settings.windows, isBankHoliday)
  const returnsAt = atBankHour(arrivesAt, daysOut, isBankHoliday, uniform)
  if (isTooLarge(payment, settings)) return { kind: 'refused', code: LIMIT_EXCEEDED }
  return comesBack
    ? { kind: 'returns', arrivesAt, returnsAt, code }
    : { kind: 'arrives', arrivesAt }
}

/** When the next window that is still open settles: today's on a banking day, else the first of the next one. */
export function settlementAfter(
  askedAt: Instant,
  windows: PushRailSettings['same_day_ach']['windows'],
  isBankHoliday: IsBankHoliday,
): Instant {
  const today = dayOfInstant(askedAt)
  const at = (day: Day, minute: number): Instant => startOfDay(day) + minute * SECONDS_IN_MINUTE
  const open = isBusinessDay(today, isBankHoliday)
    ? windows.find(({ closesMinute }) => askedAt <= at(today, closesMinute))
    : undefined
  return open
    ? at(today, open.settlesMinute)
    : at(addBusinessDays(today, 1, isBankHoliday), windows[0]!.settlesMinute)
}

const stablecoin: FateOnRail<PushRailSettings['stablecoin']> = (payment, settings, uniform) => {
  const isScreenedOut = happens(uniform, settings.screenedBasisPoints)
  const isLost = happens(uniform, settings.lostBasisPoints)
  const arrivesAt = secondsLater(payment.askedAt, settings.arrival, uniform)
  if (isTooLarge(payment, settings)) return { kind: 'refused', code: LIMIT_EXCEEDED }
  if (isScreenedOut) return { kind: 'refused', code: 'address_screened' }
  if (!isLost) return { kind: 'arrives', arrivesAt }
  const noticedAt = arrivesAt + settings.lossNoticedAfterHours * SECONDS_IN_HOUR
  return { kind: 'is_lost', arrivesAt, noticedAt, code: 'wrong_address' }
}

/** The fate of one payment. */
export function drawPushFate(
  rail: PushRail,
  payment: PushPayment,
  settings: PushRailSettings,
  uniform: Uniform,
): PushFate {
  switch (rail) {
    case 'card_push':
      return cardPush(payment, settings.card_push, uniform)
    case 'rtp':
      return rtp(payment, settings.rtp, uniform)
    case 'fednow':
      return fednow(payment, settings.fednow, uniform)
    case 'same_day_ach':
      return sameDayAch(payment, settings.same_day_ach, uniform)
    case 'stablecoin':
      return stablecoin(payment, settings.stablecoin, uniform)
  }
}
