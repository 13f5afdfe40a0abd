/** Who takes daily payouts among the generated creators: a fixed share, or a model in which each weighs them against the fee. */
import { z } from '../zod'
import { assumed } from './facts'
import { basisPoints, cents, days, decimal } from './parts'

const ADOPTION_MODES = ['fixed', 'model'] as const

/** Ten times the money, in a year. */
const YEARLY_MAX = 100_000

export const adoption = z
  .strictObject({
    mode: z.enum(ADOPTION_MODES).default('fixed'),
    waitingCost: z
      .strictObject({
        medianYearlyBasisPoints: basisPoints(YEARLY_MAX)
          .default(2_000)
          .meta({ source: 'about what a US credit card charges' }),
        sigma: decimal(0, 3).default(1),
      })
      .prefault({}),
    interestedBasisPoints: basisPoints().default(10_000),
    awareAtStartBasisPoints: basisPoints().default(5_000),
    awareAfterDaysMean: decimal(0, 3_660, 'days').default(180),
    decideEveryDays: days(1, 366).default(30),
    feeWeight: decimal(0, 100, 'times')
      .default(2)
      .meta({ source: 'losses weigh about twice as much as gains, Tversky and Kahneman 1992' }),
    inertiaMonthlyCents: cents(0, 1_000_000_00).default(2_00),
  })
  .prefault({})
  .meta(assumed('adoption'))
