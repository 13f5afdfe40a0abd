import { mean } from 'd3'
import { describe, expect, it } from 'vitest'
import { alternativePreviews } from '../../src/experiments/alternative-previews'
import { expectedBest } from '../../src/experiments/expected-best'
import { FeePreview } from '../../src/experiments/fee-preview'
import { PreviewOverSeeds } from '../../src/experiments/preview-over-seeds'
import type { Document } from '../../src/scenario/document-paths'
import { PRESETS } from '../../src/scenario/presets'

const FEE = 'policy.instantFeeBasisPoints'
const scenario: Document = { version: 1, days: 30, seed: 'own', population: { size: 60 } }
const ofSize = (size: number): number =>
  PreviewOverSeeds.of({ ...scenario, population: { size } }, null).under({}).seedMarginsCents.length

describe('the estimate of several seeds', () => {
  it('is the mean of the estimates of each, the own seed first', () => {
    const [point] = PreviewOverSeeds.of(scenario, null).along(FEE, [500])
    const each = Array.from({ length: 20 }, (_, index) =>
      new FeePreview({ ...scenario, seed: index === 0 ? 'own' : `own/${index + 1}` }).under({
        [FEE]: 500,
      }),
    )
    expect(point!.seedMarginsCents).toEqual(each.map(({ marginCents }) => marginCents))
    expect(point!.marginCents).toBeCloseTo(mean(point!.seedMarginsCents)!, 6)
    expect(point!.parts.fees).toBeCloseTo(
      mean(each, ({ parts }) => parts.fees)!,
      6,
    )
    expect(point!.takers).toBeCloseTo(
      mean(each, ({ takers }) => takers)!,
      6,
    )
    expect(point!.takeUp).toBeCloseTo(
      mean(each, ({ takeUp }) => takeUp)!,
      6,
    )
  })

  it('has as many as are quickly estimated: of a large marketplace one', () => {
    expect([ofSize(60), ofSize(2_500), ofSize(20_000)]).toEqual([20, 2, 1])
  })

  it('names the best fee where few take daily payouts', () => {
    const byModel = PreviewOverSeeds.of(PRESETS.default, null).changed({
      'population.adoption.mode': 'model',
    })
    const points = byModel.along(FEE, [50, 100, 200, 300, 500, 800])
    expect(Math.max(...points.map(({ takers }) => takers))).toBeLessThan(30)
    expect(expectedBest(points)).toMatchObject({ x: { value: 200, low: 100, high: 300 } })
  })

  it('changes what decides who the creators are in each of them', () => {
    const changes = { 'population.adoption.mode': 'model' }
    const changed = PreviewOverSeeds.of(scenario, null).changed(changes)
    const [alternative] = alternativePreviews(PreviewOverSeeds.of(scenario, null), [changes])
    const own = PreviewOverSeeds.of(
      { ...scenario, population: { size: 60, adoption: { mode: 'model' } } },
      null,
    )
    expect(changed.under({})).toEqual(own.under({}))
    expect(alternative).toMatchObject({ marginCents: own.under({}).marginCents })
  })
})
