/**
 * The figures of a policy by which a scenario switches single quirks of the real service on or off (domain facts G), each
 * by the words that the rules themselves use.
 */
import {
  AVAILABILITY_CUTS,
  BATCH_CLAIMS,
  BATCH_PACKINGS,
  CYCLE_ADVANCES,
  CYCLE_ANCHORS,
  DAILY_DATES_SHOWN,
  FEE_READINGS,
  INSTANT_RUNS_ABOVE_MAXIMUM,
  MINIMUM_BASES,
  OVERSIZED_BALANCES,
  PAYOUT_GATES,
  SPENDING_PAYOUTS,
} from '../core/policy'
import { z } from './zod'

/** A gate that is left out is not asked. */
const gates = z
  .array(z.enum(PAYOUT_GATES))
  .refine((given) => new Set(given).size === given.length, 'each gate at most once')

export const quirkFigures = {
  gates: gates.optional(),
  allReasonsTold: z.boolean().optional(),
  instantHonoursOwnThreshold: z.boolean().optional(),
  processingBlocksInstant: z.boolean().optional(),
  spendsToday: z.enum(SPENDING_PAYOUTS).optional(),
  cycleAdvance: z.enum(CYCLE_ADVANCES).optional(),
  cycleAnchor: z.enum(CYCLE_ANCHORS).optional(),
  batchClaim: z.enum(BATCH_CLAIMS).optional(),
  batchPacking: z.enum(BATCH_PACKINGS).optional(),
  oversizedBalance: z.enum(OVERSIZED_BALANCES).optional(),
  instantRunAboveMaximum: z.enum(INSTANT_RUNS_ABOVE_MAXIMUM).optional(),
  availabilityCut: z.enum(AVAILABILITY_CUTS).optional(),
  minimumBasis: z.enum(MINIMUM_BASES).optional(),
  processorRoundsOwnFee: z.boolean().optional(),
  paypalFeeReading: z.enum(FEE_READINGS).optional(),
  dailyShownWeeklyDates: z.boolean().optional(),
  dailyDateShown: z.enum(DAILY_DATES_SHOWN).optional(),
  endlessProjection: z.boolean().optional(),
}
