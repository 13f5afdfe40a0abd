/** What a memo advises, and when it advises nothing. */
import { expect, it } from 'vitest'
import { PERCENT_AXIS } from '../../../src/ui/fees/fee-axis'
import type { FeeFacts } from '../../../src/ui/fees/fee-finding'
import { recommendation } from '../../../src/ui/fees/fee-recommendation'

const interval = (value: number, low: number | null, high: number | null) => ({
  value,
  low,
  high,
  n: 10,
  method: 'bootstrap' as const,
})

const best = (value: number, isAtEdge = false, marginCents = 1_300_00) => ({
  x: interval(value, value - 50, value + 50),
  marginCents,
  isAtEdge,
})

const FACTS: FeeFacts = {
  axis: PERCENT_AXIS,
  fee: 300,
  feeText: '3% of the net',
  hasRest: false,
  margin: { ...interval(1_203_40, 980_00, 1_426_80), method: 'mean' },
  expectedCents: null,
  optimum: best(200),
  feesRun: 3,
  lowestFee: 50,
  breakEven: null,
  payouts: 1_000,
  payoutsBelowCost: 0,
  takers: 12,
  isTakeUpFixed: false,
}

it.each<[string, Partial<FeeFacts>, string]>([
  [
    'another fee',
    {},
    'Recommendation: a fee of about 2.0% (1.5% to 2.5%) instead of 3%, for about $96.60 a month more.',
  ],
  [
    'another fee than one that was not run',
    { margin: null },
    'Recommendation: a fee of about 2.0% (1.5% to 2.5%) instead of 3%.',
  ],
  [
    'the fee as it is, at the end of the interval',
    { optimum: best(250) },
    'Recommendation: stay at 3%. It lies within the interval of the best fee, 2.0% to 3.0%.',
  ],
  [
    'lower fees to run',
    { optimum: best(50, true) },
    'Recommendation: none yet. The best fee is 0.5%, the lowest that was run, so run lower ones.',
  ],
  [
    'higher fees to run',
    { optimum: best(1_000, true) },
    'Recommendation: none yet. The best fee is 10%, the highest that was run, so run higher ones.',
  ],
  [
    'no daily payouts',
    { optimum: best(1_000, true, -12_00) },
    'Recommendation: no daily payouts at any of these fees. The best of them loses $12.00 a month.',
  ],
  [
    'nothing where nobody reacts',
    { isTakeUpFixed: true },
    'Nothing is recommended: who is on daily is a fixed share of creators, so nobody reacts to the fee.',
  ],
  [
    'nothing where nothing was run',
    { optimum: null },
    'Nothing is recommended: no fee has been run under a whole seed.',
  ],
])('%s', (_name, others, text) => {
  expect(recommendation({ ...FACTS, ...others })).toBe(text)
})
