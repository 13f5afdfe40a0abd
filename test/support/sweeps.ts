/** Sweeps as tests make them. */
import type { SweepInput } from '../../src/experiments/sweep/definition'
import type { CreatorGroup } from '../../src/experiments/sweep/creator-groups'
import type { CreatorPair } from '../../src/experiments/sweep/creator-pairs'
import type { PointKind, SweepPlan } from '../../src/experiments/sweep/plan'
import { readSweep, type SweepContext } from '../../src/experiments/sweep/read-sweep'
import type { PointResult, SeedEconomics } from '../../src/experiments/sweep/results'
import type { TakerTerms } from '../../src/experiments/sweep/taker-terms'
import type { CreatorOutcome } from '../../src/metrics/creator-outcomes'
import type { PayoutEconomics } from '../../src/metrics/payout-economics'
import { formatProblem } from '../../src/scenario/problems'
import type { SettingChanges } from '../../src/scenario/setting-changes'
import { creatorOutcome } from './creator-outcomes'

export function sweepPlan(
  input: Omit<SweepInput, 'version'>,
  context: SweepContext = {},
): SweepPlan {
  const read = readSweep({ version: 1, ...input }, context)
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
  return read.plan
}

const NOTHING: PayoutEconomics = {
  days: 30.4375,
  instantFeeCents: 0,
  otherFeeCents: 0,
  instantCostCents: 0,
  standardCostCents: 0,
  costOfFundsCents: 0,
  unrecoveredDebtCents: 0,
  resultCents: 0,
  instantPayouts: 0,
  standardPayouts: 0,
  instantGrossCents: 0,
  instantNetCents: 0,
  payoutsBelowCost: 0,
  eligible: 100,
  takers: 0,
  everTakers: 0,
  salesGrossCents: 0,
  everTakersSalesGrossCents: 0,
  saleFeeCents: 0,
  saleFeeReturnedCents: 0,
}

/** Of a run of one month; the result follows from the rest. */
export function economics(given: Partial<PayoutEconomics> = {}): PayoutEconomics {
  const all = { ...NOTHING, ...given }
  const resultCents =
    all.instantFeeCents +
    all.otherFeeCents -
    all.instantCostCents -
    all.standardCostCents -
    all.costOfFundsCents -
    all.unrecoveredDebtCents
  return { ...all, resultCents }
}

/** A seed whose baseline is nothing at all, unless it is given. */
export const seedEconomics = (
  seed: string,
  run: Partial<PayoutEconomics>,
  baseline: Partial<PayoutEconomics> = {},
  groups: readonly CreatorGroup[] = [],
  takers: readonly TakerTerms[] = [],
): SeedEconomics => ({
  seed,
  economics: economics(run),
  baseline: economics(baseline),
  violations: [],
  groups,
  takers,
  creators: null,
})

/** `id` as points have it: its kind comes first. */
export const pointResult = (
  id: string,
  changes: SettingChanges,
  seeds: readonly SeedEconomics[],
): PointResult => ({
  point: {
    id,
    kind: id.split('/')[0] as PointKind,
    name: id,
    changes,
    seeds: seeds.map(({ seed }) => seed),
  },
  seeds,
})

/** A point of which each seed has this margin, in whole cents a month. */
export const withMargins = (
  id: string,
  changes: SettingChanges,
  margins: readonly number[],
): PointResult =>
  pointResult(
    id,
    changes,
    margins.map((margin, index) => seedEconomics(`seed-${index}`, { instantFeeCents: margin })),
  )

const CREATOR = creatorOutcome('maps', { completedPayouts: 1, tenureDays: 400 })

/** A taker with this baseline. */
export const creatorPair = (
  run: Partial<CreatorOutcome>,
  baseline: Partial<CreatorOutcome> = {},
): CreatorPair => ({
  run: { ...CREATOR, frequency: 'daily', isTaker: true, everTaker: true, ...run },
  baseline: { ...CREATOR, ...baseline },
})
