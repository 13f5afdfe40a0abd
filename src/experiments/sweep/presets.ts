/** Sweeps to start from: questions that a platform asks before it sets a fee. Each can be run on any scenario. */
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../core/fees/fee-figures'
import type { PushRail } from '../../core/vocabulary'
import { PRESETS } from '../../scenario/presets'
import { scenarioSchema } from '../../scenario/schema'
import type { SettingChanges } from '../../scenario/setting-changes'
import type { SweepInput } from './definition'

export const SWEEP_PRESET_NAMES = [
  'fee-curve',
  'fee-and-minimum',
  'fee-and-take-up',
  'fee-and-interest',
  'questions',
  'what-matters',
] as const
type SweepPresetName = (typeof SWEEP_PRESET_NAMES)[number]

const FEE = 'policy.instantFeeBasisPoints'
const SCENARIO = 'gumroad-like'

const feeCurve: SweepInput = {
  version: 1,
  name: 'Margin from 0.5% to 10%',
  scenario: SCENARIO,
  axes: [{ path: FEE, from: 50, to: 1_000, steps: 20 }],
}

const feeAndMinimum: SweepInput = {
  version: 1,
  name: 'Fee and instant minimum',
  scenario: SCENARIO,
  seeds: 5,
  axes: [
    { path: FEE, values: [100, 150, 200, 300, 400, 500] },
    { path: 'policy.instantMinimumCents', values: [1_00, 10_00, 25_00, 50_00, 100_00] },
  ],
}

/** Take-up is set here, where the scenario leaves it to its creators. */
const feeAndTakeUp: SweepInput = {
  version: 1,
  name: 'Fee and take-up',
  scenario: {
    ...PRESETS[SCENARIO],
    population: { ...PRESETS[SCENARIO].population, adoption: { mode: 'fixed' } },
  },
  seeds: 5,
  axes: [
    { path: FEE, values: [100, 150, 200, 300, 400, 500] },
    { path: 'population.scheduleShareBasisPoints.daily', values: [100, 300, 1_000, 3_000] },
  ],
}

/** What if fewer creators take daily payouts than the model expects? */
const feeAndInterest: SweepInput = {
  version: 1,
  name: 'Fee and creators who consider daily payouts',
  scenario: SCENARIO,
  seeds: 5,
  axes: [
    { path: FEE, values: [100, 150, 200, 300, 400, 500] },
    { path: 'population.adoption.interestedBasisPoints', values: [2_500, 5_000, 7_500, 10_000] },
  ],
}

/** The whole fee: nothing stays of the one that the scenario has. */
const fee = (figures: Partial<InstantFeeFigures>): SettingChanges =>
  Object.fromEntries(
    Object.entries({ ...NO_INSTANT_FEE, ...figures }).map(([figure, value]) => [
      `policy.${figure}`,
      value,
    ]),
  )

const { us_bank: ofUsBanks, ...otherRails } = scenarioSchema.parse(PRESETS[SCENARIO]).population
  .railShareBasisPoints

/** The creators of US banks on another rail. */
const onRail = (rail: PushRail): SettingChanges => ({
  'population.railShareBasisPoints': { ...otherRails, us_bank: 0, [rail]: ofUsBanks },
})

const questions: SweepInput = {
  version: 1,
  name: 'Questions before a launch',
  scenario: SCENARIO,
  alternatives: [
    { name: '3% of the net', changes: fee({ instantFeeBasisPoints: 300 }) },
    {
      name: '1% of the gross',
      changes: fee({ instantFeeOf: 'gross', instantFeeBasisPoints: 100 }),
    },
    {
      name: '1.5% of the gross',
      changes: fee({ instantFeeOf: 'gross', instantFeeBasisPoints: 150 }),
    },
    {
      name: '1.75% of the gross, at most $25',
      changes: fee({
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 175,
        instantFeeMaximumCents: 25_00,
      }),
    },
    {
      name: '$1.99 a payout',
      changes: fee({ instantFeeBasisPoints: 0, instantFeeFlatCents: 1_99 }),
    },
    {
      name: 'The larger of 1% and $1.99',
      changes: fee({
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 100,
        instantFeeFlatCents: 1_99,
        instantFeeCombination: 'larger',
      }),
    },
    {
      name: '3% of the net, 2% from sales of $1,000 in 30 days',
      changes: fee({
        instantFeeBasisPoints: 300,
        instantFeeTiers: [{ fromCents: 1_000_00, basisPoints: 200, flatCents: 0 }],
        instantFeeTierBasis: 'sales',
      }),
    },
    { name: 'Weekly, monthly, quarterly minimum $10', changes: { 'policy.minimumCents': 10_00 } },
    { name: 'Weekly, monthly, quarterly minimum $100', changes: { 'policy.minimumCents': 100_00 } },
    { name: 'Instant minimum $100', changes: { 'policy.instantMinimumCents': 100_00 } },
    { name: 'Instant minimum $1', changes: { 'policy.instantMinimumCents': 1_00 } },
    {
      name: 'Daily for everyone who may have it',
      changes: {
        'population.adoption.mode': 'fixed',
        'population.scheduleShareBasisPoints': { daily: 10_000 },
      },
    },
    { name: 'First month free', changes: { 'policy.instantFreeDays': 30 } },
    { name: 'US banks on card push', changes: onRail('card_push') },
    { name: 'US banks on RTP', changes: onRail('rtp') },
    { name: 'US banks on stablecoin', changes: onRail('stablecoin') },
  ],
}

const whatMatters: SweepInput = {
  version: 1,
  name: 'Which assumptions matter most',
  scenario: SCENARIO,
  seeds: 5,
  sensitivity: [
    { path: 'population.adoption.waitingCost.medianYearlyBasisPoints', low: 1_000, high: 4_000 },
    { path: 'population.adoption.waitingCost.sigma', low: 0.7, high: 1.4 },
    { path: 'population.adoption.interestedBasisPoints', low: 5_000, high: 10_000 },
    { path: 'population.adoption.awareAtStartBasisPoints', low: 2_500, high: 7_500 },
    { path: 'population.adoption.awareAfterDaysMean', low: 90, high: 365 },
    { path: 'population.adoption.feeWeight', low: 1, high: 3 },
    { path: 'population.adoption.inertiaMonthlyCents', low: 0, high: 5_00 },
    { path: 'population.monthlyGross.sigma', low: 2.2, high: 2.6 },
    { path: 'population.chargebacks.rateBasisPoints', low: 20, high: 100 },
    { path: 'population.refunds.rateBasisPoints', low: 50, high: 300 },
    { path: 'processor.costs.instantBasisPoints', low: 50, high: 150 },
    { path: 'processor.costs.instantMinimumCents', low: 0, high: 50 },
    { path: 'processor.costs.standardFixedCents', low: 0, high: 50 },
    { path: 'processor.costs.activeAccountMonthlyCents', low: 0, high: 2_00 },
    { path: 'processor.costs.fundsYearlyBasisPoints', low: 400, high: 1_500 },
    { path: 'processor.settlementDays', low: 1, high: 5 },
  ],
  samples: 60,
}

export const SWEEP_PRESETS: Readonly<Record<SweepPresetName, SweepInput>> = {
  'fee-curve': feeCurve,
  'fee-and-minimum': feeAndMinimum,
  'fee-and-take-up': feeAndTakeUp,
  'fee-and-interest': feeAndInterest,
  questions,
  'what-matters': whatMatters,
}

export const isSweepPresetName = (name: string): name is SweepPresetName =>
  (SWEEP_PRESET_NAMES as readonly string[]).includes(name)
