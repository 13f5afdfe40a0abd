/**
 * Pairs each creator of a run with the same one in its baseline: traits and sales are the same in
 * both.
 */
import { sum } from 'd3'
import type { CreatorOutcome } from '../../metrics/creator-outcomes'
import type { Cents } from '../../core/money'
import { DAYS_IN_YEAR } from '../../core/calendar'

export interface CreatorPair {
  run: CreatorOutcome
  baseline: CreatorOutcome
}

export function pairCreators(
  run: readonly CreatorOutcome[],
  baseline: readonly CreatorOutcome[],
): CreatorPair[] {
  const partners = new Map(baseline.map((creator) => [creator.handle, creator]))
  return run.flatMap((creator) => {
    const partner = partners.get(creator.handle)
    return partner ? [{ run: creator, baseline: partner }] : []
  })
}

/** How many creators these stand for together; in a sample this is not a whole number. */
export const creatorsIn = (list: readonly Pick<CreatorOutcome, 'standsFor'>[]): number =>
  sum(list, ({ standsFor }) => standsFor)

/** What daily payouts meant for one creator. */
export interface CreatorTerms {
  /** What they paid beyond what they pay without daily. */
  feeCents: Cents
  /** What processors charged for the creator's payouts, beyond what they charge without daily. */
  costCents: Cents
  /**
   * Cents × the days by which they arrived earlier than without daily; negative where they arrived later. What has not
   * arrived by the end of a run waits until then, so a gain is at least this.
   */
  centDaysGained: number
  /** What the fee is as yearly interest on what arrived earlier; `null` where nothing did. */
  yearlyRate: number | null
}

export function creatorTerms({ run, baseline }: CreatorPair): CreatorTerms {
  const feeCents = run.feeCents - baseline.feeCents
  const centDaysGained = baseline.waitedCentDays - run.waitedCentDays
  return {
    feeCents,
    costCents: run.costCents - baseline.costCents,
    centDaysGained,
    yearlyRate: centDaysGained > 0 ? (feeCents * DAYS_IN_YEAR) / centDaysGained : null,
  }
}
