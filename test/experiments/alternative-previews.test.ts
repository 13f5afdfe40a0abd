import { describe, expect, it } from 'vitest'
import { alternativePreviews } from '../../src/experiments/alternative-previews'
import { FeePreview } from '../../src/experiments/fee-preview'
import { SWEEP_PRESETS } from '../../src/experiments/sweep/presets'
import type { Document } from '../../src/scenario/document-paths'
import { PRESETS } from '../../src/scenario/presets'
import { scenarioSchema } from '../../src/scenario/schema'
import { withChanges, type SettingChanges } from '../../src/scenario/setting-changes'
import { strataBasis } from '../../src/scenario/strata-basis'

const FEE = 'policy.instantFeeBasisPoints'
const scenario: Document = {
  version: 1,
  days: 30,
  population: { size: 60, monthlyGross: { mu: 6, sigma: 1, maximumCents: 5_000_00 } },
}

const alternativeOf = (name: string): SettingChanges =>
  SWEEP_PRESETS.questions.alternatives!.find((one) => one.name === name)!.changes

describe('the estimate of an alternative', () => {
  it('is that of the curve where the fee alone is changed', () => {
    const [own, other] = alternativePreviews(new FeePreview(scenario), [{}, { [FEE]: 500 }])
    const [at300, at500] = new FeePreview(scenario).along(FEE, [300, 500])
    expect(own).toMatchObject({ kind: 'estimate', marginCents: at300!.marginCents })
    expect(other).toMatchObject({ kind: 'estimate', marginCents: at500!.marginCents })
  })

  it('has other creators where the change decides who they are', () => {
    const previews = alternativePreviews(new FeePreview(scenario), [
      {},
      alternativeOf('Daily for everyone who may have it'),
      alternativeOf('US banks on RTP'),
    ])
    const [own, all, onRtp] = previews.map((one) => (one.kind === 'estimate' ? one.parts : null))
    expect(all!.fees).toBeGreaterThan(2 * own!.fees)
    // RTP has a price of its own, in place of a percentage.
    expect(onRtp!.instantCost / onRtp!.fees).toBeGreaterThan(own!.instantCost / own!.fees)
  })

  it('is between both rates of a fee by sales, as far as larger creators earn', () => {
    const by = (basisPoints: number, fromCents: number): SettingChanges => ({
      'policy.instantFeeTierBasis': 'sales',
      'policy.instantFeeTiers': [{ fromCents, basisPoints, flatCents: 0 }],
    })
    const [own, all, larger, none] = alternativePreviews(new FeePreview(scenario), [
      {},
      { [FEE]: 200 },
      by(200, 500_00),
      by(200, 100_000_00),
    ]).map((one) => (one.kind === 'estimate' ? one.parts.fees : 0))
    expect(larger!).toBeLessThan(own!)
    expect(larger!).toBeGreaterThan(all!)
    expect(none).toBe(own)
  })

  it('has no fees of the free days of a creator, and all costs', () => {
    const [own, half, all] = alternativePreviews(new FeePreview(scenario), [
      {},
      { 'policy.instantFreeDays': 15 },
      { 'policy.instantFreeDays': 30 },
    ]).map((one) => (one.kind === 'estimate' ? one.parts : null))
    expect(half!.fees).toBeGreaterThan(0)
    expect(half!.fees).toBeLessThan(own!.fees * 0.6)
    expect(all!.fees).toBe(0)
    expect(all!.instantCost).toBe(own!.instantCost)
  })

  it('is not made of sales that are known only from a run', () => {
    expect(alternativePreviews(new FeePreview(PRESETS['three-creators']), [{}])).toEqual([
      { kind: 'none' },
    ])
  })
})

describe('the estimate of an alternative to a sample', () => {
  const sampled: Document = {
    version: 1,
    days: 30,
    population: { size: 3_000, sample: { creators: 200 } },
  }
  const sampledBy = strataBasis(scenarioSchema.parse(sampled))

  it.each<SettingChanges>([
    {},
    { 'population.adoption.mode': 'model' },
    alternativeOf('Daily for everyone who may have it'),
    alternativeOf('US banks on RTP'),
    { 'processor.costs.instantBasisPoints': 10 },
    { 'population.size': 4_000 },
    { 'population.monthlyGross.sigma': 1 },
  ])('has the sample that a sweep of both has: %j', (changes) => {
    const drawnAgain = new FeePreview(withChanges(sampled, changes), null, {
      sampledBy,
      drawn: null,
    })
    expect(new FeePreview(sampled).changed(changes).under({})).toEqual(drawnAgain.under({}))
  })
})
