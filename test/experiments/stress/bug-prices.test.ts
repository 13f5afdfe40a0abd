import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import {
  readPrices,
  runPrices,
  type PricedSeed,
  type PricesRequest,
} from '../../../src/experiments/stress/bug-prices'
import { priceFinding, priceList } from '../../../src/experiments/stress/price-analysis'
import {
  FAULT_BASIS_POINTS_MIN,
  faultsAtRate,
  type PricedChange,
} from '../../../src/experiments/stress/priced-changes'
import { valueAt } from '../../../src/scenario/document-paths'
import { withChanges } from '../../../src/scenario/setting-changes'
import { FOUR_CREATORS, LOST_ANSWERS } from '../../support/lost-answers'
import { doneHere, poolHere } from '../../support/run-pools'

const SCENARIO = { ...FOUR_CREATORS, faults: LOST_ANSWERS }

const planOf = (request: Partial<PricesRequest> = {}) => {
  const read = readPrices({
    ...{ scenario: SCENARIO, seed: 'payout-lab', seedCount: 6 },
    ...{ without: [], faultBasisPoints: null },
    ...request,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.plan
}

describe('what is changed', () => {
  it('is each protection, the figures of the service at both ends, and the fee, of the policy in force', () => {
    const { changes, scenario } = planOf({ scenario: { ...SCENARIO, policy: 'payout-lab' } })
    const values = (path: string) =>
      changes.filter((change) => change.path === path).map(({ value }) => value)
    expect(changes.filter(({ kind }) => kind === 'protection')).toHaveLength(10)
    expect(values('policy.instantFeeBasisPoints')).toEqual([200, 400])
    expect(values('policy.instantMinimumCents')).toHaveLength(1)
    // The scenario has no retries of daily jobs as it is.
    expect(scenario.jobs.dailyRetriesMax).toBe(0)
    expect(values('jobs.dailyRetriesMax')).toEqual([10])
    expect(values('jobs.standardRetriesMax')).toEqual([0, 10])
  })

  it('is a protection switched on where the scenario has it off', () => {
    const { changes } = planOf({ scenario: { ...SCENARIO, protections: { retries: false } } })
    expect(changes.find(({ path }) => path === 'protections.retries')?.value).toBe(true)
  })

  it('is a protection switched on where the request has it off', () => {
    const { changes, written } = planOf({ without: ['retries'] })
    expect(valueAt(written, 'protections.retries')).toBe(false)
    expect(changes.find(({ path }) => path === 'protections.retries')?.value).toBe(true)
  })

  it('leaves out what the scenario cannot have', () => {
    // A fee of 100% is the most there is.
    const policy = { name: 'payout-lab', instantFeeBasisPoints: 9_950 }
    const { changes } = planOf({ scenario: { ...SCENARIO, policy } })
    const fees = changes.filter(({ path }) => path === 'policy.instantFeeBasisPoints')
    expect(fees.map(({ value }) => value)).toEqual([9_850])
  })
})

describe('a fee that is changed', () => {
  const rate = (basisPoints: number) => ({ basisPoints, flatCents: 0 })
  const TIERS = {
    instantFeeBasisPoints: 300,
    instantFeeTiers: [{ fromCents: 1_000_00, ...rate(150) }],
    instantFeeByRail: { us_card: rate(50) },
  }
  const feesOf = (request: Partial<PricesRequest['scenario']>) =>
    planOf({ scenario: { ...SCENARIO, ...request } }).changes.filter(({ kind }) => kind === 'fee')

  it('is every percentage that decides it, of tiers and of rails too', () => {
    const [lower, higher] = feesOf({ policy: { name: 'payout-lab', ...TIERS } })
    expect(lower).toMatchObject({
      together: 'lower-to-zero',
      settings: {
        'policy.instantFeeBasisPoints': 200,
        'policy.instantFeeTiers': [{ fromCents: 1_000_00, ...rate(50) }],
        'policy.instantFeeByRail': { us_card: rate(0) },
      },
    })
    expect(higher).toMatchObject({
      together: 'higher',
      settings: {
        'policy.instantFeeBasisPoints': 400,
        'policy.instantFeeTiers': [{ fromCents: 1_000_00, ...rate(250) }],
        'policy.instantFeeByRail': { us_card: rate(150) },
      },
    })
  })

  it('is moved also where only a tier can be lower', () => {
    const [lower] = feesOf({ policy: { name: 'payout-lab', ...TIERS, instantFeeBasisPoints: 0 } })
    expect(lower!.settings['policy.instantFeeTiers']).toEqual([
      { fromCents: 1_000_00, ...rate(50) },
    ])
  })

  it('of a policy that takes over later is moved from where that one is, as is its minimum', () => {
    const later = { name: 'payout-lab', instantFeeBasisPoints: 500 }
    const changes = feesOf({
      policy: 'gumroad-2026-03',
      policyChanges: [{ on: '2026-09-02', policy: later }],
    })
    expect(changes.map(({ together, settings }) => [together, settings])).toEqual([
      [
        'lower',
        {
          'policy.instantFeeBasisPoints': 200,
          'policyChanges[0].policy.instantFeeBasisPoints': 400,
        },
      ],
      [
        'higher',
        {
          'policy.instantFeeBasisPoints': 400,
          'policyChanges[0].policy.instantFeeBasisPoints': 600,
        },
      ],
      [
        'doubled',
        {
          'policy.instantMinimumCents': 200_00,
          'policyChanges[0].policy.instantMinimumCents': 2_00,
        },
      ],
    ])
  })

  it('is one figure where all are alike, and none where nothing can be lower', () => {
    const alike = { ...TIERS, instantFeeTiers: [], instantFeeByRail: { us_card: rate(300) } }
    const [lower] = feesOf({ policy: { name: 'payout-lab', ...alike } })
    expect(lower).toMatchObject({ before: 300, value: 200, together: null })
    const free = feesOf({ policy: { name: 'payout-lab', instantFeeBasisPoints: 0 } })
    expect(free.map(({ value }) => value)).toEqual([100, 2_00])
  })
})

describe('how much fails', () => {
  it('is split between the ways in which a call or a webhook fails, in place of the scenario’s own', () => {
    const { written } = planOf({ faultBasisPoints: 200 })
    const rate = (path: string) => valueAt(written, path) as number
    const CALLS = ['lost', 'answerLost', 'answerLate'].map(
      (one) => `faults.calls.${one}BasisPoints`,
    )
    const calls = [...CALLS, 'processor.failures.unavailableBasisPoints'].map(rate)
    expect(calls).toEqual([50, 50, 50, 50])
    const webhooks = ['processor.webhookLost', 'processor.webhookTwice', 'faults.webhooks.late']
    expect(webhooks.map((one) => rate(`${one}BasisPoints`))).toEqual([67, 67, 66])
    expect(rate('faults.workers.jobTwiceBasisPoints')).toBe(200)
    expect(rate('faults.workers.killedBasisPoints')).toBe(20)
  })

  it.each([FAULT_BASIS_POINTS_MIN, 10, 50, 201, 9_999, 10_000])(
    'adds up to the rate, of %d of 10,000 calls and webhooks, and leaves nothing out',
    (basisPoints) => {
      const rates = Object.entries(faultsAtRate(basisPoints)) as [string, number][]
      const totalOf = (place: RegExp): number =>
        sum(rates.filter(([path]) => place.test(path)).map(([, rate]) => rate))
      expect(totalOf(/calls|unavailable/)).toBe(basisPoints)
      expect(totalOf(/webhook/)).toBe(basisPoints)
      expect(Math.min(...rates.map(([, rate]) => rate))).toBeGreaterThan(0)
      expect(planOf({ faultBasisPoints: basisPoints }).written).toBeDefined()
    },
  )

  it('is refused with the place in the scenario', () => {
    const read = readPrices({
      ...{ scenario: { ...SCENARIO, days: 0 }, seed: null, seedCount: 1 },
      ...{ without: [], faultBasisPoints: 10 },
    })
    expect(read).toMatchObject({ ok: false, problems: [{ path: 'days' }] })
  })
})

describe('a price', async () => {
  const plan = planOf()
  const seeds = await runPrices(poolHere(2), plan)
  const list = priceList(seeds, plan.changes)
  const priceOf = (path: string, value: unknown, { prices } = list) =>
    prices.find(({ change }) => change.path === path && change.value === value)!

  it('is what single runs come to: margin by their economics, paid twice by what their checks found, owed again by their reports', () => {
    const two = priceList(seeds.slice(0, 2), plan.changes)
    const totals = (written: object) =>
      plan.seeds.slice(0, 2).map((seed) => {
        const scenario = { ...written, seed }
        const { economics } = doneHere({ scenario, keep: 'economics' })
        const { outcome } = doneHere({ scenario, keep: 'outcome' })
        const { stress } = doneHere({ scenario, keep: 'stress' })
        return {
          payouts: economics.instantPayouts + economics.standardPayouts,
          margin: economics.resultCents + economics.unrecoveredDebtCents,
          paidTwice: sum(stress.violations, ({ centsPaidTwice }) => centsPaidTwice),
          owedAgain: outcome.report.processorBooks.owedAgainCents!,
        }
      })
    const asItIs = totals(plan.written)
    const without = totals(withChanges(plan.written, { 'protections.idempotencyKeys': false }))
    const payouts = sum(asItIs, (one) => one.payouts)
    const ofMillion = (figure: 'margin' | 'paidTwice' | 'owedAgain'): number =>
      ((sum(without, (one) => one[figure]) - sum(asItIs, (one) => one[figure])) * 1_000_000) /
      payouts
    const price = priceOf('protections.idempotencyKeys', false, two)
    expect(ofMillion('paidTwice')).toBeGreaterThan(0)
    expect(price.paidTwice).toBeCloseTo(ofMillion('paidTwice'))
    expect(price.margin).toBeCloseTo(ofMillion('margin'))
    expect(price.owedAgain).toBeCloseTo(ofMillion('owedAgain'))
    expect(price.kept.value).toBeCloseTo(
      ofMillion('margin') - ofMillion('paidTwice') - ofMillion('owedAgain'),
    )
    expect(two.payouts).toBe(payouts)
  })

  it('of a fee is its margin', () => {
    const [lower, higher] = [200, 400].map((fee) => priceOf('policy.instantFeeBasisPoints', fee))
    expect(lower!.kept.value).toBeLessThan(0)
    expect(higher!.kept.value).toBeGreaterThan(0)
    expect(higher!.paidTwice).toBe(0)
    expect(higher!.kept.value).toBe(higher!.margin)
  })

  it('comes with the furthest first, and names the bug that surely costs most', () => {
    const sizes = list.prices.map(({ kept }) => Math.abs(kept.value))
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
    expect(priceFinding(list)).toMatchObject({
      kind: 'costs',
      most: { change: { path: 'protections.idempotencyKeys' } },
    })
  })

  it('is the same however many runs go at a time, and of a cancelled test that of its complete seeds', async () => {
    const fewer = { ...plan, seeds: plan.seeds.slice(0, 2) }
    const cancel = new AbortController()
    const kept = await runPrices(poolHere(1), fewer, {
      signal: cancel.signal,
      onProgress: (_progress, complete) => {
        if (complete.length === 1) cancel.abort()
      },
    })
    expect(kept).toEqual(seeds.slice(0, 1))
    expect(await runPrices(poolHere(1), { ...fewer, seeds: plan.seeds.slice(1, 2) })).toEqual(
      seeds.slice(1, 2),
    )
  })
})

describe('what may be said', () => {
  const CHANGES: PricedChange[] = [
    {
      ...{ id: 'bug', kind: 'protection', path: 'protections.retries', before: true },
      ...{ value: false, together: null, settings: {} },
    },
    {
      ...{ id: 'fee', kind: 'fee', path: 'policy.instantFeeBasisPoints', before: 300 },
      ...{ value: 200, together: null, settings: {} },
    },
  ]
  const cost = (marginCents: number, paidTwiceCents = 0, payouts = 100) => ({
    ...{ payouts, marginCents, paidTwiceCents, owedAgainCents: 0, lateCents: 0 },
  })
  const listOf = (...kept: number[]) =>
    priceList(
      kept.map((cents, index): PricedSeed => ({
        ...{ seed: String(index), asItIs: cost(0), changed: [cost(0, -cents), cost(-50_00)] },
      })),
      CHANGES,
    )

  it.each([
    ['the bug, where it costs in every seed', [-9_00, -10_00, -11_00], 'costs'],
    ['that chance may explain it, where it hardly ever does', [0, 0, -10_00], 'chance'],
    ['that nothing cost anything', [0, 0, 0], 'nothing'],
    ['the same where something gains', [0, 0, 10_00], 'nothing'],
    ['that one seed shows nothing for sure', [-10_00], 'chance'],
  ] as const)('%s', (_what, kept, kind) => {
    expect(priceFinding(listOf(...kept)).kind).toBe(kind)
  })

  it('nothing of no seeds, nor where nobody was paid', () => {
    expect(priceList([], CHANGES)).toMatchObject({ kept: null, prices: [] })
    const unpaid = cost(0, 0, 0)
    const list = priceList([{ seed: '1', asItIs: unpaid, changed: [unpaid, unpaid] }], CHANGES)
    expect(priceFinding(list)).toEqual({ kind: 'none' })
  })

  it('amounts of a million payouts, whatever the number of seeds', () => {
    // 100 payouts a seed, $10 less of each hundred.
    expect(listOf(-10_00, -10_00).prices[1]!.kept.value).toBe(-100_000_00)
  })
})
