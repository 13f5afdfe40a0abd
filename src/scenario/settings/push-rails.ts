/**
 * Settings of the push rails, on which the platform sends its own money: what one payment may carry, what it costs, how
 * long it takes and how it goes wrong.
 */
import type { PushRail } from '../../core/vocabulary'
import { z } from '../zod'
import { assumed } from './facts'
import {
  basisPoints,
  businessDays,
  cents,
  costCents,
  delay,
  hours,
  seconds,
  wholeNumber,
} from './parts'

const AS_FEDNOW = 'taken from FedNow'
const FINIX = '1.5% at Finix'
const HALF_A_MINUTE = 'about 30 seconds, 30 minutes at most'
const PRICE_LIST = 'price list of 2022, Federal Reserve'
const BASE = '1.5% and Base, third parties'

const MINUTES_IN_DAY = 1_440
const minuteOfDay = () => wholeNumber(0, MINUTES_IN_DAY - 1, 'minute-of-day')

/** The most that one payment carries; `null` for no limit. */
const paymentMaximum = (maximumCents: number | null, source: string | null = null) =>
  cents().nullable().default(maximumCents).meta({ words: 'pushRail.paymentMaximumCents', source })

/** A mill is a tenth of a cent: $0.045 is 45 mills. */
const costs = (share: number, perPaymentMills: number, monthlyCents: number) =>
  z
    .strictObject({
      basisPoints: basisPoints().default(share).meta({ words: 'pushRail.costs.basisPoints' }),
      perPaymentMills: wholeNumber(0, 100_000, 'mills')
        .default(perPaymentMills)
        .meta({ words: 'pushRail.costs.perPaymentMills' }),
      monthlyCents: costCents()
        .default(monthlyCents)
        .meta({ words: 'pushRail.costs.monthlyCents' }),
    })
    .prefault({})
    .meta({ words: 'pushRail.costs' })

const arrival = (
  medianSeconds: number,
  sigma: number,
  maximumSeconds: number,
  source: string | null = null,
) =>
  delay(medianSeconds, sigma, maximumSeconds, 'arrival', source).meta({
    words: 'pushRail.arrival',
  })

const chance = (byDefault: number) => basisPoints().default(byDefault).meta(assumed('failures'))
const rejected = (byDefault: number) =>
  chance(byDefault).meta({ words: 'pushRail.rejectedBasisPoints' })

const window = z.strictObject({
  closesMinute: minuteOfDay(),
  settlesMinute: minuteOfDay(),
})
type Window = z.output<typeof window>

const areInOrder = (windows: readonly Window[]): boolean =>
  windows.every(
    ({ closesMinute, settlesMinute }, index) =>
      settlesMinute > closesMinute &&
      (index === 0 || closesMinute > windows[index - 1]!.closesMinute),
  )

/** Visa Direct and Mastercard Send. Price and limit as at Finix, another provider. */
const cardPush = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_00, 'as Finix for a day'),
  costs: costs(150, 0, 0).meta(assumed('costs', FINIX)),
  arrival: arrival(30, 1, 1_800, HALF_A_MINUTE),
  declinedBasisPoints: chance(100),
  fallbackToBank: z.boolean().default(true).meta({ source: 'as at Uber' }),
  fallbackBusinessDaysMaximum: businessDays(1, 30)
    .default(3)
    .meta({ source: 'one to three, Uber' }),
})

/** Its price was not found, assumed to be that of FedNow. */
const rtp = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_000_00, '$10 million since 2025-02'),
  costs: costs(0, 45, 25_00).meta(assumed('costs', AS_FEDNOW)),
  arrival: arrival(4, 0.5, 15),
  rejectedBasisPoints: rejected(30),
})

const fednow = z.strictObject({
  paymentMaximumCents: paymentMaximum(10_000_000_00, '$10 million since 2025-11'),
  costs: costs(0, 45, 25_00).meta({ source: PRICE_LIST }),
  arrival: arrival(5, 0.5, 60),
  rejectedBasisPoints: rejected(30),
  noAnswerBasisPoints: chance(20),
  answerSecondsMaximum: seconds(1, 3_600).default(20).meta({ source: '20 seconds, FedNow' }),
})

/** Windows on banking days. Hours are the Fed's, as UTC in winter. */
const sameDayAch = z.strictObject({
  paymentMaximumCents: paymentMaximum(1_000_000_00, '$1 million'),
  costs: costs(0, 250, 0).meta(assumed('costs')),
  windows: z
    .array(window)
    .min(1)
    .refine(areInOrder, 'windows in order of closing, each of which settles after it closes')
    .default([
      { closesMinute: 930, settlesMinute: 1_080 },
      { closesMinute: 1_185, settlesMinute: 1_320 },
      { closesMinute: 1_305, settlesMinute: 1_380 },
    ])
    .meta({ ...assumed('arrival', 'three windows; hours assumed'), isOneAssumption: true }),
  returnedBasisPoints: chance(30),
  returnedAfterBusinessDaysMaximum: businessDays(1, 30)
    .default(2)
    .meta({ source: 'two banking days' }),
})

/** USDC; the chain's fee is rounded up to a cent. */
const stablecoin = z.strictObject({
  paymentMaximumCents: paymentMaximum(null),
  costs: costs(150, 10, 0).meta(assumed('costs', BASE)),
  arrival: arrival(10, 1, 60, 'a minute on Ethereum'),
  screenedBasisPoints: chance(20),
  /** A wrong address or network. */
  lostBasisPoints: chance(5),
  lossNoticedAfterHours: hours(0, 8_760).default(24).meta(assumed('failures')),
})

const words = (rail: PushRail) => ({ words: `rail.${rail}` })

export const pushRails = z
  .strictObject({
    card_push: cardPush.prefault({}).meta(words('card_push')),
    rtp: rtp.prefault({}).meta(words('rtp')),
    fednow: fednow.prefault({}).meta(words('fednow')),
    same_day_ach: sameDayAch.prefault({}).meta(words('same_day_ach')),
    stablecoin: stablecoin.prefault({}).meta(words('stablecoin')),
  } satisfies Record<PushRail, unknown>)
  .prefault({})

export type PushRailSettings = z.output<typeof pushRails>
export type PushRailCostSettings = PushRailSettings[PushRail]['costs']
