import { describe, expect, it } from 'vitest'
import type { ExpectedBest } from '../../../../workers/sweep-contract'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import { feeWriter, PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import { expectedBestText } from '../../../../src/ui/fees/finding/expected-best-text'
import { FEE_FACTS } from '../../../support/fee-facts'

const best = (
  ends: { low?: number | null; high?: number | null; n?: number } = {},
  others: Partial<ExpectedBest> = {},
): ExpectedBest => ({
  x: { value: 500, low: 400, high: 700, n: 30, method: 'mean', ...ends },
  marginCents: 35_00,
  isHighest: false,
  ...others,
})

describe('the fee that is estimated to earn most', () => {
  it('is named where it surely earns more than the fee on the form', () => {
    expect(expectedBestText(best(), FEE_FACTS)).toEqual({
      verdict:
        'If creators decide by the model, the best fee is about 5%: it would earn about $35 a month.',
      why: 'Over 30 seeds, the 95% interval of the best fee is above 4% and below 7%.',
    })
  })

  it('is not the answer where its lead over the fee on the form may be chance', () => {
    expect(expectedBestText(best({ low: 75, high: null }), FEE_FACTS)).toEqual({
      verdict:
        'If creators decide by the model, the estimate cannot tell whether another fee earns more than 3%.',
      why: 'The best fee is about 5%: it would earn about $35 a month. Its lead may be chance: over 30 seeds, the 95% interval of the best fee is above 0.75%.',
    })
    expect(expectedBestText(best({ low: null, high: null }), FEE_FACTS).why).toMatch(
      /the 95% interval of the best fee is any fee in the chart, or beyond\.$/,
    )
  })

  it('has its minimum in every sentence about it', () => {
    const figures = { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300, instantFeeMinimumCents: 50 }
    const facts = { ...FEE_FACTS, writeFee: feeWriter(figures, PERCENT_AXIS) }
    expect(expectedBestText(best(), facts).verdict).toBe(
      'If creators decide by the model, the best fee is about 5% of the net, at least $0.50: it would earn about $35 a month.',
    )
    expect(expectedBestText(best({ low: 75, high: null }), facts)).toEqual({
      verdict:
        'If creators decide by the model, the estimate cannot tell whether another fee earns more than 3% of the net, at least $0.50.',
      why: 'The best fee is about 5% of the net, at least $0.50: it would earn about $35 a month. Its lead may be chance: over 30 seeds, the 95% interval of the best fee is above 0.75%.',
    })
  })

  it('has no interval of too few seeds', () => {
    const few = best({ low: null, high: null, n: 4 }, { isHighest: true })
    expect(expectedBestText(few, FEE_FACTS)).toEqual({
      verdict:
        'If creators decide by the model, the highest fee in the chart, 5%, would earn most: about $35 a month.',
      why: '',
    })
  })

  it('is none where no fee earns anything', () => {
    expect(expectedBestText(best({}, { marginCents: -1 }), FEE_FACTS).verdict).toBe(
      'If creators decide by the model, daily payouts would earn nothing at any fee in the chart.',
    )
  })
})
