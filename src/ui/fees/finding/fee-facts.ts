/** What is known of one fee and of the others beside it: what its sentences, its marks and the recommendation are about. */
import type { CentsRange } from '../../../../workers/contract'
import type {
  BestAgainst,
  BreakEven,
  Evidence,
  ExpectedBest,
  Interval,
  MarginParts,
  Optimum,
  SalesToMakeUp,
} from '../../../../workers/sweep-contract'
import type { Rough } from '../../../core/rough-estimate'
import { isSurelyAboveZero } from '../../../core/sure-sign'
import { formatRoundedMoney } from '../../format'
import type { FeeAxis } from '../curve/fee-axis'
import type { Period } from '../period'

export interface FeeFacts {
  axis: Pick<FeeAxis, 'figure' | 'write' | 'writeEstimate'>
  fee: number
  /** The whole fee in words: the axis has one figure of it. */
  feeText: string
  /** Whether the fee has more than the figure of the axis. */
  hasRest: boolean
  /** The whole fee with another figure on the axis, for a sentence that may be read alone. */
  writeFee: (value: number) => string
  /** In the period at this fee, as are all amounts; `null` where it was not run. */
  margin: Interval | null
  /** As it is read: with as many digits as the table of alternatives has, where the margin is in it. */
  roundMargin: (exact: Rough) => Rough
  /** To what that table rounds all money, where the margin is in it; `null` where it is not. */
  tableStep: number | null
  /** What it rests on; `null` where it was not run. */
  evidence: Evidence | null
  /** The same from expected amounts, where no fee has been run yet. */
  expectedCents: number | null
  /** Between what 95 of 100 margins would be by chance, where one is expected; `null` where there is none. */
  likelyCents: CentsRange | null
  /** What either is made of; `null` where neither is known. */
  parts: MarginParts | null
  /** Creators on daily at any fee of whom nothing is expected, so that an estimate is without them; 0 once fees have been run. */
  notEstimated: number
  /** Of a fee that was not run, the nearest below and above it that were. */
  between: readonly [FeeRun, FeeRun] | null
  optimum: Optimum | null
  /** How the best fee compares with this one, or with the next best where this is the best; `null` where it was not run. */
  bestAgainst: BestAgainst | null
  /** Two fees, one of which the reader may want in place of the other; `null` where nothing tells which. */
  compared: ComparedFees | null
  /** How many fees were run, of how many: of few none is the best, and of some the best only so far. */
  feesRun: number
  feesPlanned: number
  /** How many seeds all of these fees have, of how many. */
  seedsRun: number
  seedsPlanned: number
  /** Whether more of them are being run now. */
  isRunning: boolean
  /** Of the fees that were run the lowest and the highest. */
  lowestFee: number
  breakEven: BreakEven | null
  /** Completed instant payouts in the period at this fee, and those of them that cost more than they pay. */
  payouts: number
  payoutsBelowCost: number
  /** What the processor charges for an account with a payout in a month: in their cost, and not in that of one payout. */
  accountMonthlyCents: number
  /** Creators who were ever on daily at this fee, or as many as are expected to be; `null` where that is not known. */
  takers: number | null
  /** From 0 to 1: of the creators who may be on daily at the end those who are; `null` where that is not known, or nobody may. */
  takeUp: number | null
  /** As many as an estimate expects: of a sample, those of it. `null` without an estimate. */
  estimatedFrom: number | null
  /** Of how many seeds' creators an estimate is. */
  estimatedSeeds: number
  /** Of the fees that were estimated; `null` where the margin is the same at all of them, and once fees have been run. */
  expectedBest: ExpectedBest | null
  isTakeUpFixed: boolean
  /** For how many days from a creator's first instant payout the fee is nothing. */
  freeDays: number
  /** Of the run. */
  days: number
  /** For which all money is. */
  period: Period
  /** How many seeds an interval of the margin needs where sizes are uneven; `null` where that is not known. */
  seedsForInterval: number | null
  /** Sales come from a file, and with them period and creators: no setting makes them more. */
  hasFile: boolean
  /** Whether its sellers stand for more. */
  isFileSample: boolean
}

/** How margins are said. */
export interface MarginWords extends Pick<FeeFacts, 'roundMargin'> {
  /** The words of the period. */
  per: string
}

/** A margin of which no interval is said. */
export const marginText = (value: number, { roundMargin }: Pick<FeeFacts, 'roundMargin'>): string =>
  formatRoundedMoney(roundMargin({ value, low: null, high: null }).value)

/** One fee beside another that is in force, or was. */
export interface ComparedFees {
  fee: number
  other: number
  /** Of the run on the page; else of the form. */
  isOtherOfRun: boolean
  /** The margin of the fee less that of the other, as it is read. */
  difference: Rough
  sales: SalesToMakeUp | null
}

export interface FeeRun {
  fee: number
  /** Cents a period. */
  marginCents: number
}

/** A margin between two others has a neighbour on either side. */
export const FEES_TO_COMPARE = 3

type FeesRun = Pick<FeeFacts, 'feesRun' | 'feesPlanned' | 'seedsRun' | 'seedsPlanned'>

/** Under one seed at least. */
export const areAllFeesRun = ({ feesRun, feesPlanned }: FeesRun): boolean =>
  feesRun >= Math.max(feesPlanned, FEES_TO_COMPARE)

/** Whether a best fee can be named: enough fees to compare, and all that were asked for under all seeds. */
export const isCurveWhole = (facts: FeesRun): boolean =>
  areAllFeesRun(facts) && facts.seedsRun >= facts.seedsPlanned

/** Whether the best fee may earn no more than the one it is compared with. */
export const isLeadChance = ({ difference }: BestAgainst): boolean => !isSurelyAboveZero(difference)

/** Simulated or expected; `null` where neither is known, and where nobody takes daily payouts. */
export function marginFound({ margin, expectedCents, takers }: FeeFacts): Rough | null {
  if (takers === 0) return null
  if (margin) return margin
  return expectedCents === null ? null : { value: expectedCents, low: null, high: null }
}
