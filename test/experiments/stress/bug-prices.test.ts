import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import {
  readPrices,
  runPrices,
  type PricedSeed,
  type PricesRequest,
} from '../../../src/experiments/stress/bug-prices'
import { priceFinding, priceList } from '../../../src/experiments/stress/price-analysis'
import { faultsAtRate, type PricedChange } from '../../../src/experiments/stress/priced-changes'
import { valueAt } from '../../../src/scenario/document-paths'
import { withChanges } from '../../../src/scenario/setting-changes'
import { FOUR_CREATORS, LOST_ANSWERS } from '../../support/lost-answers'
import { poolHere, runHere } from '../../support/run-pools'

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
    expect(webhooks.map((one) => rate(`${one}BasisPoints`))).toEqual([67, 67, 67])
    expect(rate('faults.workers.jobTwiceBasisPoints')).toBe(200)
    expect(rate('faults.workers.killedBasisPoints')).toBe(20)
  })

  it('is one in 10,000 of each at least', () => {
    expect(new Set(Object.values(faultsAtRate(1)))).toEqual(new Set([1]))
  })

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
  const priceOf = (path: string, value: unknown) =>
    list.prices.find(({ change }) => change.path === path && change.value === value)!

  it('is what single runs come to: margin by their economics, paid twice by what their checks found, owed again by their reports', () => {
    const totals = (written: object) =>
      plan.seeds.map((seed) => {
        const scenario = { ...written, seed }
        const { economics } = done(runHere({ scenario, keep: 'economics' }))
        const { outcome } = done(runHere({ scenario, keep: 'outcome' }))
        const { stress } = done(runHere({ scenario, keep: 'stress' }))
        return {
          payouts: economics!.instantPayouts + economics!.standardPayouts,
          margin: economics!.resultCents + economics!.unrecoveredDebtCents,
          paidTwice: sum(stress!.violations, ({ centsPaidTwice }) => centsPaidTwice),
          owedAgain: outcome!.report.processorBooks.owedAgainCents!,
        }
      })
    const asItIs = totals(plan.written)
    const without = totals(withChanges(plan.written, { 'protections.idempotencyKeys': false }))
    const payouts = sum(asItIs, (one) => one.payouts)
    const ofMillion = (figure: 'margin' | 'paidTwice' | 'owedAgain'): number =>
      ((sum(without, (one) => one[figure]) - sum(asItIs, (one) => one[figure])) * 1_000_000) /
      payouts
    const price = priceOf('protections.idempotencyKeys', false)
    expect(ofMillion('paidTwice')).toBeGreaterThan(0)
    expect(price.paidTwice).toBeCloseTo(ofMillion('paidTwice'))
    expect(price.margin).toBeCloseTo(ofMillion('margin'))
    expect(price.owedAgain).toBeCloseTo(ofMillion('owedAgain'))
    expect(price.kept.value).toBeCloseTo(
      ofMillion('margin') - ofMillion('paidTwice') - ofMillion('owedAgain'),
    )
    expect(list.payouts).toBe(payouts)
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
    { id: 'bug', kind: 'protection', path: 'protections.retries', before: true, value: false },
    { id: 'fee', kind: 'fee', path: 'policy.instantFeeBasisPoints', before: 300, value: 200 },
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

function done<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result as Extract<Result, { ok: true }>
}
