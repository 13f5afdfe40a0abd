import { describe, expect, it } from 'vitest'
import { marginDifference } from '../../../../src/experiments/sweep/margin'
import type { PointResult } from '../../../../src/experiments/sweep/results'
import {
  salesToMakeUp,
  type SalesToMakeUp,
} from '../../../../src/experiments/sweep/sales-to-make-up'
import type { PayoutEconomics } from '../../../../src/metrics/payout-economics'
import { comparedFees } from '../../../../src/ui/fees/alternatives/compared-fees'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import { PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import {
  makeUpSentences,
  salesCell,
  salesSentence,
  salesText,
} from '../../../../src/ui/fees/finding/sales-text'
import { plainSentence } from '../../../../src/ui/figures/sentence-pieces'
import { pointResult, seedEconomics } from '../../../support/sweeps'

/** $10,000 of sales a month, $2,000 of them of takers; 12.5% is kept. */
const SALES: Partial<PayoutEconomics> = {
  salesGrossCents: 10_000_00,
  everTakersSalesGrossCents: 2_000_00,
  saleFeeCents: 1_300_00,
  saleFeeReturnedCents: 50_00,
}
const FEE = 'policy.instantFeeBasisPoints'

const at = (fee: number, margins: readonly number[], sales = SALES): PointResult =>
  pointResult(
    `axis/${fee}`,
    { [FEE]: fee },
    margins.map((margin, index) =>
      seedEconomics(`seed-${index}`, { ...sales, instantFeeCents: margin }),
    ),
  )
const PRESENT = [100_00, 100_00, 100_00]
const found = (margins: readonly number[], sales = SALES): SalesToMakeUp | null =>
  salesToMakeUp(at(300, PRESENT.slice(0, margins.length), sales), at(150, margins, sales))

const said = (of: SalesToMakeUp | null): string | null => {
  const sentence = salesSentence(of, 'a month')
  return sentence && plainSentence(sentence)
}

const NOTHING_KEPT = { ...SALES, saleFeeCents: 0, saleFeeReturnedCents: 0 }
const FEW_SALES = { ...SALES, salesGrossCents: 100_00, everTakersSalesGrossCents: 20_00 }
const LITTLE_KEPT = { ...FEW_SALES, saleFeeCents: 12_50, saleFeeReturnedCents: 0 }

describe('what sales would have to do, in a sentence and in a table', () => {
  it.each<[string, SalesToMakeUp | null, string | null, unknown]>([
    [
      // $25 ± 2.48 less, eight times as much in sales.
      'rise where the margin is surely lower',
      found([74_00, 75_00, 76_00]),
      'Sales would have to rise by roughly $200 a month (95% interval $180 to $220) to make up for it: 2% of all sales, or 10% of the sales of those on daily payouts. The marketplace keeps 12.5% of its sales.',
      { amount: '+$200', share: '+2% of all' },
    ],
    [
      'may fall where it is surely higher',
      found([149_00, 150_00, 151_00]),
      'That gain would be lost again if sales fell by roughly $400 a month (95% interval $380 to $420): 4% of all sales, or 20% of the sales of those on daily payouts. The marketplace keeps 12.5% of its sales.',
      { amount: '−$400', share: '−4% of all' },
    ],
    [
      'may fall by more than takers sell',
      found([449_00, 450_00, 451_00]),
      'That gain would be lost again if sales fell by roughly $2,800 a month (95% interval $2,780 to $2,820): 28% of all sales, more than those on daily payouts sell. The marketplace keeps 12.5% of its sales.',
      { amount: '−$2,800', share: '−28% of all' },
    ],
    [
      'cannot fall by more than there is',
      found([124_00, 125_00, 126_00], LITTLE_KEPT),
      'Even without any sales that gain would not be lost again: the marketplace keeps only 12.5% of its sales.',
      { amount: '−$200', share: 'more than all' },
    ],
    [
      'are of all alone where nobody takes daily payouts',
      found([0, 0, 0], { ...SALES, everTakersSalesGrossCents: 0 }),
      'Sales would have to rise by roughly $800 a month to make up for it: 8% of all sales. The marketplace keeps 12.5% of its sales.',
      { amount: '+$800', share: '+8% of all' },
    ],
    [
      'are not named where chance may explain the difference',
      found([70_00, 90_00, 110_00]),
      'This may be chance, so no change of sales can be named that would make up for it.',
      { amount: 'may be chance', share: '' },
    ],
    [
      'are not named of one seed',
      found([70_00]),
      'One seed cannot tell by how much sales would have to change to make up for it.',
      { amount: 'may be chance', share: '' },
    ],
    [
      'are none where nothing is kept of them',
      found([70_00, 71_00, 72_00], NOTHING_KEPT),
      'The marketplace keeps nothing of its sales, so no sales make up for it.',
      { amount: 'nothing kept', share: '' },
    ],
    ['are not asked for of the same margin', found(PRESENT), null, { amount: '', share: '' }],
    ['are not known where sales differ', null, null, { amount: '', share: '' }],
  ])('%s', (_what, sales, sentence, cell) => {
    expect(said(sales)).toBe(sentence)
    expect(salesCell(sales)).toEqual(cell)
    // That an amount is rough is said of an amount alone.
    const rough = sales?.kind === 'rise' || sales?.kind === 'fall' ? /The figure is rough: / : null
    const text = salesText(sales, 'a month')
    if (rough) expect(text).toMatch(rough)
    else expect(text).toBe(sentence)
  })
})

describe('the two fees that are compared', () => {
  const RESULTS = new Map([
    [150, at(150, [74_00, 75_00, 76_00])],
    [250, at(250, [149_00, 150_00, 151_00])],
    [300, at(300, PRESENT)],
  ])
  const figures = (basisPoints: number) => ({
    ...NO_INSTANT_FEE,
    instantFeeBasisPoints: basisPoints,
  })
  const best = marginDifference(RESULTS.get(300)!, RESULTS.get(250)!, 2)!
  const ADVISED = {
    optimum: {
      x: { value: 250, low: 200, high: 300, n: 3, method: 'mean' as const },
      ...{ marginCents: 150_00, isAtEdge: false, cliff: null },
    },
    bestAgainst: { margin: best, isOwn: false, rival: 300, difference: best },
  }
  const NOT_ADVISED = { optimum: null, bestAgainst: null }
  const sentences = (given: Partial<Parameters<typeof comparedFees>[0]>): string => {
    const compared = comparedFees({
      ...{ axis: PERCENT_AXIS, fee: 300, figures: figures(300), ofRun: figures(300) },
      ...NOT_ADVISED,
      resultAt: (fee) => RESULTS.get(fee) ?? null,
      rows: [],
      ...given,
    })
    return makeUpSentences({ compared, axis: PERCENT_AXIS, period: 'month' })
      .map(plainSentence)
      .join(' ')
  }
  const moved = { fee: 150, figures: figures(150) }

  it('are the one on the form and that of the run', () => {
    const text =
      /^At 1\.5%, daily payouts earn \$25 a month less than at 3%, the fee of the latest run\. Sales would have to rise by roughly \$200 a month /
    expect(sentences(moved)).toMatch(text)
    // What is advised in place of the form’s is told already.
    expect(sentences({ ...moved, ...ADVISED })).toMatch(text)
  })

  it('are the best and the one on the form, where that is the fee of the run or there is none', () => {
    const text =
      /^At 2\.5%, daily payouts earn \$50 a month more than at 3%\. That gain would be lost again if sales fell by /
    expect(sentences(ADVISED)).toMatch(text)
    expect(sentences({ ...ADVISED, ofRun: null })).toMatch(text)
  })

  it.each<[string, Partial<Parameters<typeof comparedFees>[0]>]>([
    ['nothing is advised', {}],
    [
      'the lead may be chance',
      { ...ADVISED, bestAgainst: { ...ADVISED.bestAgainst, difference: { ...best, low: -1 } } },
    ],
    [
      'the best is the form’s',
      { ...ADVISED, bestAgainst: { ...ADVISED.bestAgainst, isOwn: true } },
    ],
    ['the best is at the end', { ...ADVISED, optimum: { ...ADVISED.optimum, isAtEdge: true } }],
    ['the fee of the run was not swept', { ...moved, ofRun: figures(275) }],
    [
      'the run had more than another percentage',
      { ...moved, ofRun: { ...figures(300), instantFeeFlatCents: 50 } },
    ],
  ])('are none where %s', (_where, given) => {
    expect(sentences(given)).toBe('')
  })
})
