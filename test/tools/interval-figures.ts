/**
 * Marketplaces in which intervals are measured, and what a comparison and a sweep ask of each of many seeds. Small ones are
 * simulated; of presets as large as they are, the fees and margins that their creators lead to expect are taken, which is how
 * large creators differ from seed to seed and leaves out the chance of single days. Each seed is kept in a file, so that the
 * program can be stopped and goes on where it was.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { FeePreview } from '../../src/experiments/fee-preview'
import { figureValues, type FigureValues } from '../../src/metrics/headline-figure'
import { baselineOf } from '../../src/experiments/sweep/baseline'
import type { PayoutEconomics } from '../../src/metrics/payout-economics'
import { withSeed, type Document } from '../../src/scenario/document-paths'
import { PRESETS, type PresetName } from '../../src/scenario/presets'
import { scenarioSchema } from '../../src/scenario/schema'
import { withChanges, type SettingChanges } from '../../src/scenario/setting-changes'
import { doneHere } from '../support/run-pools'

export const FEE = 'policy.instantFeeBasisPoints'
const SIZE = 'population.size'
const CUT = 'population.monthlyGross.maximumCents'
const SIGMA = 'population.monthlyGross.sigma'
const EVENLY = 'population.monthlyGross.evenly'
const PRICE = 'population.priceLevel.medianCents'

interface Marketplace {
  preset: PresetName
  changes: SettingChanges
  isSimulated: boolean
  /** Two that are compared first, the present one before the other. */
  fees: readonly number[]
}

const TWO_FEES = [300, 150]
const FEES = [300, 150, 50, 100, 200, 400]
const UNCUT = 1_000_000_00

/** Prices above the presets’ only make runs quicker: what creators sell in a month stays as it is. */
export const MARKETPLACES = {
  'default, 60 creators': {
    ...{ preset: 'default', isSimulated: true, fees: TWO_FEES },
    changes: { days: 30, [SIZE]: 60 },
  },
  'default, 60 creators, a heavier tail': {
    ...{ preset: 'default', isSimulated: true, fees: TWO_FEES },
    changes: { days: 30, [SIZE]: 60, [CUT]: UNCUT, [SIGMA]: 3, [PRICE]: 200_00 },
  },
  'gumroad-like, 100 creators': {
    ...{ preset: 'gumroad-like', isSimulated: true, fees: FEES },
    changes: { days: 30, [SIZE]: 100, [PRICE]: 100_00 },
  },
  default: { preset: 'default', isSimulated: false, fees: TWO_FEES, changes: {} },
  'default, nothing cut': {
    ...{ preset: 'default', isSimulated: false, fees: TWO_FEES },
    changes: { [CUT]: UNCUT },
  },
  'gumroad-like': { preset: 'gumroad-like', isSimulated: false, fees: FEES, changes: {} },
  'gumroad-like, evenly': {
    ...{ preset: 'gumroad-like', isSimulated: false, fees: FEES },
    changes: { [EVENLY]: true },
  },
} as const satisfies Record<string, Marketplace>
export type MarketplaceName = keyof typeof MARKETPLACES

/** Of one seed. */
export interface SeedFigures {
  /** By fee, what daily payouts earn, and creators on daily. */
  margins: Readonly<Record<string, number>>
  takers: Readonly<Record<string, number>>
  fees: Readonly<Record<string, number>>
  /** Of the first two fees, where they were simulated. */
  figures: readonly FigureValues[]
}

const SEEDS_AT_A_TIME = 25

export function seedFigures(name: MarketplaceName, seeds: number, folder: string): SeedFigures[] {
  const path = `${folder}/${name.replaceAll(/\W+/g, '-')}.json`
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SeedFigures[]) : []
  mkdirSync(folder, { recursive: true })
  while (known.length < seeds) {
    known.push(ofSeed(MARKETPLACES[name], `coverage/${known.length + 1}`))
    if (known.length % SEEDS_AT_A_TIME === 0 || known.length === seeds) {
      writeFileSync(path, JSON.stringify(known))
    }
  }
  return known.slice(0, seeds)
}

function ofSeed({ preset, changes, fees, isSimulated }: Marketplace, seed: string): SeedFigures {
  const scenario = withChanges(PRESETS[preset], changes)
  return isSimulated ? simulated(scenario, fees, seed) : expected(scenario, fees, seed)
}

const byFee = (fees: readonly number[], of: (index: number) => number) =>
  Object.fromEntries(fees.map((fee, index) => [fee, of(index)]))

function simulated(scenario: Document, fees: readonly number[], seed: string): SeedFigures {
  const runs = fees.map((fee) => runOf(withChanges(scenario, { [FEE]: fee }), seed))
  const { economics: baseline } = runOf(baselineOf(scenarioSchema.parse(scenario)), seed)
  return {
    margins: byFee(fees, (at) => runs[at]!.economics.resultCents - baseline.resultCents),
    takers: byFee(fees, (at) => runs[at]!.economics.everTakers),
    fees: byFee(fees, (at) => runs[at]!.economics.instantFeeCents),
    figures: runs.slice(0, 2).map(({ figures }) => figures),
  }
}

function expected(scenario: Document, fees: readonly number[], seed: string): SeedFigures {
  const points = new FeePreview(withSeed(scenario, seed) as Document).along(FEE, fees)
  return {
    margins: byFee(fees, (at) => points[at]!.marginCents),
    takers: byFee(fees, (at) => points[at]!.takers),
    fees: byFee(fees, (at) => points[at]!.parts.fees),
    figures: [],
  }
}

function runOf(
  scenario: unknown,
  seed: string,
): { figures: FigureValues; economics: PayoutEconomics } {
  const { figures, economics } = doneHere({ scenario, seed, keep: 'economics' })
  return { figures: figureValues(figures), economics }
}
