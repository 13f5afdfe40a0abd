import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE } from '../../../src/core/fees/fee-figures'
import { SWEEP_PRESET_NAMES, SWEEP_PRESETS } from '../../../src/experiments/sweep/presets'
import { readSweep } from '../../../src/experiments/sweep/read-sweep'
import { policyFrom } from '../../../src/scenario/resolved-policy'
import { scenarioSchema } from '../../../src/scenario/schema'
import { withChanges } from '../../../src/scenario/setting-changes'

const POINTS = {
  'fee-curve': 21,
  'fee-and-minimum': 31,
  'fee-and-take-up': 25,
  'fee-and-interest': 25,
  questions: 17,
  'what-matters': 93,
}

it.each(SWEEP_PRESET_NAMES)('%s can be run within an hour on one processor', (name) => {
  const read = readSweep(SWEEP_PRESETS[name])
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.plan.points).toHaveLength(POINTS[name])
  expect(read.plan.size.seconds).toBeLessThan(3_600)
})

it('fee-curve goes from 0.5% to 10% in steps of half a percent', () => {
  const read = readSweep(SWEEP_PRESETS['fee-curve'])
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const fees = read.plan.points.slice(1).map(({ changes }) => Object.values(changes)[0])
  expect(fees).toEqual(Array.from({ length: 20 }, (_, index) => 50 * (index + 1)))
})

describe('a fee among the questions', () => {
  const changesOf = (name: string) =>
    SWEEP_PRESETS.questions.alternatives?.find((one) => one.name === name)?.changes
  const onForm = {
    version: 1,
    policy: {
      name: 'gumroad-2026-03',
      instantFeeBasisPoints: 0,
      instantFeeFlatCents: 1_99,
      instantFreeDays: 7,
    },
  }
  const policyWith = (name: string) =>
    policyFrom(scenarioSchema.parse(withChanges(onForm, changesOf(name)!)).policy)

  it.each([
    ['3% of the net', { instantFeeBasisPoints: 300 }],
    ['$1.99 a payout', { instantFeeFlatCents: 1_99 }],
    [
      '1.75% of the gross, at most $25',
      { instantFeeOf: 'gross', instantFeeBasisPoints: 175, instantFeeMaximumCents: 25_00 },
    ],
  ])('%s has nothing of the fee on the form', (name, figures) => {
    expect(policyWith(name)).toMatchObject({ ...NO_INSTANT_FEE, ...figures })
  })

  it('First month free adds free days to the fee on the form', () => {
    expect(policyWith('First month free')).toMatchObject({
      ...NO_INSTANT_FEE,
      instantFeeFlatCents: 1_99,
      instantFreeDays: 30,
    })
  })
})
