/**
 * Settings of the push rails, on which the platform sends its own money: what one payment may carry, what it costs, how
 * long it takes and how it goes wrong. Each figure has its source beside it; the rest are assumptions, and say so.
 */
import type { PushRail } from '../core/vocabulary'
import { basisPoints, cents, costCents, delay, wholeNumber } from './schema-parts'
import { z } from './zod'

const MINUTES_IN_DAY = 1_440
const minuteOfDay = () => wholeNumber(0, MINUTES_IN_DAY - 1)

/** The most that one payment carries; `null` for no limit. */
const paymentMaximum = (maximumCents: number | null) => cents().nullable().default(maximumCents)

/** A mill is a tenth of a cent: $0.045 is 45 mills. */
const costs = (share: number, perPaymentMills: number, monthlyCents: number) =>
  z
    .strictObject({
      /** Of the net, halves up. */
      basisPoints: basisPoints().default(share),
      perPaymentMills: wholeNumber(0, 100_000).default(perPaymentMills),
      /** Charged with the first payout of a calendar month. */
      monthlyCents: costCents().default(monthlyCents),
    })
    .prefault({})

const window = z.strictObject({ closesMinute: minuteOfDay(), settlesMinute: minuteOfDay() })
type Window = z.output<typeof window>

const areInOrder = (windows: readonly Window[]): boolean =>
  windows.every(
    ({ closesMinute, settlesMinute }, index) =>
      settlesMinute > closesMinute &&
      (index === 0 || closesMinute > windows[index - 1]!.closesMinute),
  )

/** Visa Direct and Mastercard Send (domain facts C2). Price and limit as at Finix, another provider; chance assumed. */
const cardPush = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_00),
  costs: costs(150, 0, 0),
  /** About 30 seconds, 30 minutes at most. */
  arrival: delay(30, 1, 1_800),
  declinedBasisPoints: basisPoints().default(100),
  /** A push that is declined, or too large, goes by bank transfer instead, as Uber does it. */
  fallbackToBank: z.boolean().default(true),
  fallbackBusinessDaysMaximum: wholeNumber(1, 30).default(3),
})

/** RTP: $10 million since February 2025; its price was not found, assumed to be that of FedNow. */
const rtp = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_000_00),
  costs: costs(0, 45, 25_00),
  arrival: delay(4, 0.5, 15),
  rejectedBasisPoints: basisPoints().default(30),
})

/** FedNow: $10 million since November 2025; $0.045 a transfer and $25 a month (price list of 2022). */
const fednow = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_000_00),
  costs: costs(0, 45, 25_00),
  arrival: delay(5, 0.5, 60),
  rejectedBasisPoints: basisPoints().default(30),
  noAnswerBasisPoints: basisPoints().default(20),
  /** A transfer that the receiving bank has not answered by then is rejected. */
  answerSecondsMaximum: wholeNumber(1, 3_600).default(20),
})

/** Same-day ACH: $1 million a payment, three windows on banking days. Hours are the Fed's, as UTC in winter; price assumed. */
const sameDayAch = z.strictObject({
  paymentMaximumCents: paymentMaximum(1_000_000_00),
  costs: costs(0, 250, 0),
  windows: z
    .array(window)
    .min(1)
    .refine(areInOrder, 'windows in order of closing, each of which settles after it closes')
    .default([
      { closesMinute: 930, settlesMinute: 1_080 },
      { closesMinute: 1_185, settlesMinute: 1_320 },
      { closesMinute: 1_305, settlesMinute: 1_380 },
    ]),
  returnedBasisPoints: basisPoints().default(30),
  returnedAfterBusinessDaysMaximum: wholeNumber(1, 30).default(2),
})

/** USDC (domain facts C3): 1.5% is a third party's figure, the chain's fee that of Base, rounded up to a cent. */
const stablecoin = z.strictObject({
  paymentMaximumCents: paymentMaximum(null),
  costs: costs(150, 10, 0),
  arrival: delay(10, 1, 60),
  screenedBasisPoints: basisPoints().default(20),
  /** A wrong address or network: the money is gone for good, and the creator tells of it some time later. */
  lostBasisPoints: basisPoints().default(5),
  lossNoticedAfterHours: wholeNumber(0, 8_760).default(24),
})

export const pushRails = z
  .strictObject({
    card_push: cardPush.prefault({}),
    rtp: rtp.prefault({}),
    fednow: fednow.prefault({}),
    same_day_ach: sameDayAch.prefault({}),
    stablecoin: stablecoin.prefault({}),
  } satisfies Record<PushRail, unknown>)
  .prefault({})

export type PushRailSettings = z.output<typeof pushRails>
export type PushRailCostSettings = PushRailSettings[PushRail]['costs']
