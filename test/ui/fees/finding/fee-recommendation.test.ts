/** What a memo advises, and when it advises nothing. */
import { expect, it } from 'vitest'
import type { BestAgainst } from '../../../../src/experiments/sweep/optimum'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import { feeWriter, PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import type { FeeFacts } from '../../../../src/ui/fees/finding/fee-facts'
import { recommendation } from '../../../../src/ui/fees/finding/fee-recommendation'
import { FEE_FACTS } from '../../../support/fee-facts'

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
  cliff: null,
})

const mean = (value: number, low: number, high: number) => ({
  ...interval(value, low, high),
  method: 'mean' as const,
})
/** Of the best fee less the present one. */
const against = (value: number, low: number, high: number, others: Partial<BestAgainst> = {}) => ({
  margin: mean(1_300_00, 1_000_00, 1_600_00),
  difference: mean(value, low, high),
  isOwn: false,
  rival: 300,
  ...others,
})
const loss = (high: number) => ({
  optimum: best(400, false, -12_00),
  bestAgainst: against(0, 0, 0, { margin: mean(-12_00, -20_00, high) }),
})
const ofSeeds = (n: number, low: number | null, high: number | null) => ({
  optimum: { ...best(200), x: { ...interval(200, low, high), n } },
})

const WITH_MINIMUM = feeWriter(
  { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300, instantFeeMinimumCents: 50 },
  PERCENT_AXIS,
)

const FACTS: FeeFacts = {
  ...FEE_FACTS,
  margin: mean(1_203_40, 980_00, 1_426_80),
  optimum: best(200),
  bestAgainst: against(96_60, 20_00, 180_00),
}

it.each<[string, Partial<FeeFacts>, string]>([
  [
    'another fee',
    {},
    'Recommendation: a fee of 2%, instead of 3%, for about $97 a month more. The 95% interval of the best fee is above 1.5% and below 2.5%.',
  ],
  [
    'another fee that may be higher still',
    ofSeeds(10, 150, null),
    'Recommendation: a fee of 2%, instead of 3%, for about $97 a month more. The 95% interval of the best fee is above 1.5%.',
  ],
  [
    'another fee with what else it has, in a sentence that may be read alone',
    { writeFee: WITH_MINIMUM },
    'Recommendation: a fee of 2% of the net, at least $0.50, instead of 3%, for about $97 a month more. The 95% interval of the best fee is above 1.5% and below 2.5%.',
  ],
  [
    'nothing, and of which fee, where it has a minimum too',
    { writeFee: WITH_MINIMUM, bestAgainst: against(0, 0, 0) },
    'Cannot tell whether another fee earns more than 3% of the net, at least $0.50. Of the others that were run, none earns more than 2%, which earns the same in every seed.',
  ],
  [
    'nothing where the difference may be nothing',
    {
      bestAgainst: against(96_60, 0, 0, {
        difference: { ...mean(96_60, -8_00, 201_20), comparisons: 4 },
      }),
    },
    'Cannot tell yet whether another fee earns more than 3%. The best that was run is 2%: +$100 a month, ' +
      'but the 95% interval of that difference, −$10 to +$200, contains zero. ' +
      'It is widened, because 2% was picked as the best of 5 fees. With a difference of this size, about 17 seeds give a clear answer in four of five cases.',
  ],
  [
    'nothing where there is no difference',
    { bestAgainst: against(0, 0, 0) },
    'Cannot tell whether another fee earns more than 3%. Of the others that were run, none earns more than 2%, which earns the same in every seed.',
  ],
  [
    'nothing where the fee as it is leads by chance, compared with the next best',
    {
      optimum: best(300),
      bestAgainst: against(189_00, -20_00, 398_00, { isOwn: true, rival: 250 }),
    },
    '3%, the fee on the form, was best of those run; its lead over 2.5% ($190 a month) may be chance. ' +
      'The 95% interval of that difference, −$20 to +$400, contains zero. With a difference of this size, about 21 seeds give a clear answer in four of five cases.',
  ],
  [
    'nothing where the fee as it is and the next best are the same',
    { optimum: best(300), bestAgainst: against(0, 0, 0, { isOwn: true, rival: 400 }) },
    'Cannot tell whether another fee earns more than 3%. Of the others that were run, none earns more than 4%, which earns the same in every seed.',
  ],
  [
    'nothing of a sweep that was stopped',
    { feesRun: 4, feesPlanned: 11, seedsRun: 1 },
    'Cannot tell yet which fee earns most: 4 of 11 fees have been run. Advice needs all of them, at least three.',
  ],
  [
    'nothing while fees are still being run, and asks for nothing',
    { feesRun: 4, feesPlanned: 11, seedsRun: 1, isRunning: true },
    'Still running: the advice comes when every fee has been run under all seeds.',
  ],
  [
    'nothing before any fee that is being run has a result',
    { seedsRun: 0, isRunning: true },
    'Still running: the advice comes when every fee has been run under all seeds.',
  ],
  [
    'nothing of seeds that have not been run at every fee',
    { seedsRun: 7 },
    'Cannot tell yet: 7 of 10 seeds have been run at every fee. Run the others too.',
  ],
  [
    'how many seeds it would take, and what may need fewer',
    { bestAgainst: against(19_55, -35_13, 74_22), hasFile: false },
    'Cannot tell yet whether another fee earns more than 3%. The best that was run is 2%: +$20 a month, ' +
      'but the 95% interval of that difference, −$35 to +$74, contains zero. ' +
      'It is widened, because 2% was picked as the best of 2 fees. With a difference of this size, about 122 seeds give a clear answer in four of five cases. ' +
      'With more creators, fewer seeds may do.',
  ],
  [
    'more seeds than can be run',
    { bestAgainst: against(1_00, -50_00, 52_00) },
    'Cannot tell yet whether another fee earns more than 3%. The best that was run is 2%: +$1 a month, ' +
      'but the 95% interval of that difference, −$50 to +$52, contains zero. ' +
      'It is widened, because 2% was picked as the best of 2 fees. With a difference of this size, a clear answer in four of five cases takes more than 200 seeds.',
  ],
  [
    'nothing of two fees',
    { feesRun: 2, feesPlanned: 2 },
    'Cannot tell yet which fee earns most: 2 of 2 fees have been run. Advice needs all of them, at least three.',
  ],
  [
    'nothing of four seeds',
    ofSeeds(4, 190, 210),
    'Cannot tell yet: 4 seeds were run, and a recommendation needs at least 5. Run more seeds.',
  ],
  [
    'nothing of one seed',
    ofSeeds(1, null, null),
    'Cannot tell yet: one seed was run, and a recommendation needs at least 5. Run more seeds.',
  ],
  [
    'nothing beside a fee that was not run',
    { margin: null, bestAgainst: null },
    'Cannot tell yet: no seed has been run at 3%, so no other fee can be compared with it. Run it too.',
  ],
  [
    'the fee as it is',
    { optimum: best(300), bestAgainst: against(5_00, 2_00, 8_00, { isOwn: true, rival: 250 }) },
    'Recommendation: stay at 3%. Every other fee that was run clearly earns less.',
  ],
  [
    'lower fees to run',
    { optimum: best(50, true) },
    'Recommendation: none yet. The best fee is the lowest that was run, 0.5%. Run lower ones.',
  ],
  [
    'higher fees to run',
    { optimum: best(1_000, true) },
    'Recommendation: none yet. The best fee is the highest that was run, 10%. Run higher ones.',
  ],
  [
    'no daily payouts',
    loss(-4_00),
    'Recommendation: no daily payouts at any of these fees. The best of them loses $12 a month.',
  ],
  [
    'no daily payouts where nobody takes them at a fee without a loss',
    {
      optimum: best(400, false, 0),
      bestAgainst: against(8_00, 4_00, 12_00, { margin: mean(0, 0, 0) }),
    },
    'Recommendation: no daily payouts at any of these fees. None earns anything: at the best of them nobody takes daily payouts.',
  ],
  [
    'nothing where a loss is small beside its interval',
    {
      optimum: best(400, false, -40_00),
      bestAgainst: against(0, 0, 0, { margin: mean(-40_00, -1_240_00, 1_160_00) }),
    },
    'Cannot tell yet whether to offer daily payouts. The best of these fees loses $40 a month, ' +
      'but its 95% interval, −$1,200 to $1,200, contains zero. With a difference of this size, a clear answer in four of five cases takes more than 200 seeds.',
  ],
  [
    'nothing where a loss is not sure',
    loss(6_00),
    'Cannot tell yet whether to offer daily payouts. The best of these fees loses $12 a month, ' +
      'but its 95% interval, −$20 to $6, contains zero. With a difference of this size, about 21 seeds give a clear answer in four of five cases.',
  ],
  [
    'nothing where nobody reacts',
    { isTakeUpFixed: true },
    'No recommendation: a fixed share of creators is on daily, so nobody reacts to the fee.',
  ],
  [
    'nothing where nothing was run',
    { optimum: null, seedsRun: 0 },
    'No recommendation: no seed has been run at every fee.',
  ],
  [
    'nothing where one fee alone was run',
    { optimum: null, feesRun: 1, feesPlanned: 11 },
    'Cannot tell yet which fee earns most: 1 of 11 fees has been run. Advice needs all of them, at least three.',
  ],
  [
    'nothing where no fee differs from another',
    { optimum: null },
    'No recommendation: all fees that were run earn the same.',
  ],
])('%s', (_name, others, text) => {
  const { verdict, why } = recommendation({ ...FACTS, ...others })
  expect(`${verdict} ${why}`.trim()).toBe(text)
})
