/** Each creator in a run and in its baseline: who they are and what they sell is the same in both. */
import type { CreatorOutcome } from '../../metrics/creator-outcomes'
import type { Cents } from '../../core/money'
import { DAYS_IN_YEAR, SECONDS_IN_DAY } from '../../core/calendar'

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

/** What daily payouts meant for one creator. */
export interface CreatorTerms {
  feeCents: Cents
  /** What processors charged for the creator's payouts, beyond what they charge without daily. */
  costCents: Cents
  /** Days by which money arrived earlier than without daily; `null` where none arrived in one of the two. */
  daysGained: number | null
  /** What the fee is as yearly interest on what arrived earlier; `null` where nothing did. */
  yearlyRate: number | null
}

export function creatorTerms({ run, baseline }: CreatorPair): CreatorTerms {
  const feeCents = run.feeCents - baseline.feeCents
  const daysGained =
    run.waitSeconds === null || baseline.waitSeconds === null
      ? null
      : (baseline.waitSeconds - run.waitSeconds) / SECONDS_IN_DAY
  const centYears = (run.receivedCents * (daysGained ?? 0)) / DAYS_IN_YEAR
  return {
    feeCents,
    costCents: run.costCents - baseline.costCents,
    daysGained,
    yearlyRate: centYears > 0 ? feeCents / centYears : null,
  }
}
