import { describe, expect, it } from 'vitest'
import { instantFromIso } from '../../src/core/calendar'
import type { TurningPoint } from '../../src/experiments/stress/turning-point'
import { priceLines } from '../../src/cli/price-lines'
import type { StressFindings } from '../../src/cli/stress-files'
import { stressSummary } from '../../src/cli/stress-summary'
import { priceList } from '../../src/experiments/stress/price-analysis'
import type { PricedChange } from '../../src/experiments/stress/priced-changes'
import { analyseStress } from '../../src/experiments/stress/analysis'
import type { SeedOutcome } from '../../src/experiments/stress/run-stress'
import { readStress } from '../../src/experiments/stress/stress-plan'

const read = readStress({
  ...{ scenario: { version: 1, name: 'Small' }, seed: null, seedCount: 2, without: [] },
  faults: { kind: 'drawn', presets: ['calls'] },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))

const summaryOf = (found: StressFindings, hasTurningPoint = false): string[] =>
  stressSummary(found, { hasTurningPoint })

it('says what each protection prevents, and where a crash does harm', () => {
  const cell = {
    ...{ seeds: 2, violations: 0, centsAtRisk: 0, daysStuck: 0, firstFailingSeed: null },
    ...{ off: [], seedsPaidTwice: 0, centsPaidTwice: 0 },
  }
  const lines = summaryOf({
    ...{
      plan: read.plan,
      service: null,
      besideLab: null,
      isComplete: true,
      story: null,
      storyDigest: null,
      turningPoint: null,
    },
    prices: null,
    analysis: analyseStress({ seeds: [] }),
    matrix: [
      { ...cell, protection: null, faults: 'calls', failing: 0 },
      { ...cell, protection: null, faults: 'workers', failing: 0 },
      {
        ...cell,
        protection: 'idempotencyKeys',
        off: ['idempotencyKeys'],
        faults: 'calls',
        failing: 2,
        seedsPaidTwice: 1,
        centsPaidTwice: 12_34,
      },
      {
        ...cell,
        protection: 'idempotencyKeys',
        off: ['idempotencyKeys'],
        faults: 'workers',
        failing: 1,
      },
    ],
    atlas: {
      ...{ seeds: 5, seedsSkipped: 4 },
      cells: [
        {
          step: 'call-create-payout',
          when: 'before',
          crashes: 3,
          harmed: 0,
          crash: null,
          verdict: 'safe',
        },
        {
          step: 'call-create-payout',
          when: 'after',
          crashes: 3,
          harmed: 2,
          crash: null,
          verdict: 'harmed',
        },
        {
          step: 'call-look-up',
          when: 'after',
          crashes: 0,
          harmed: 0,
          crash: null,
          verdict: 'not_reached',
        },
      ],
    },
  })
  expect(lines.slice(2)).toEqual([
    'Seeds in which somebody was paid twice: 0 of 0 seeds',
    'What each protection prevents, 2 seeds of each kind of fault:',
    '  all on: no seed fails',
    '  without idempotency-keys: seeds that fail: calls 2 (paid twice in 1: $12.34), workers 1',
    'Crash atlas, 3 places to crash at: 1 safe, 1 harmed, 1 not reached',
    '  nobody was killed in 4 of 5 seeds, where a check fails without a crash: what they reach is not known',
    '  after call-create-payout: harm in 2 of 3 crashes',
  ])
})

it('says which protections are off, in place of “all on”, and that one of them is switched on', () => {
  const cell = { seeds: 1, violations: 0, centsAtRisk: 0, daysStuck: 0, firstFailingSeed: null }
  const of = { ...cell, faults: 'calls', failing: 0, seedsPaidTwice: 0, centsPaidTwice: 0 } as const
  const lines = summaryOf({
    ...{
      plan: read.plan,
      service: null,
      besideLab: null,
      isComplete: true,
      story: null,
      storyDigest: null,
      turningPoint: null,
      atlas: null,
      prices: null,
    },
    analysis: analyseStress({ seeds: [] }),
    matrix: [
      { ...of, protection: null, off: ['retries'] },
      { ...of, protection: 'retries', off: [] },
      { ...of, protection: 'claimLock', off: ['claimLock', 'retries'] },
    ],
  })
  expect(lines.slice(-3)).toEqual([
    '  the scenario as it is, without retries: no seed fails',
    '  with retries: no seed fails',
    '  without claim-lock: no seed fails',
  ])
})

const seedOf = (centsPaidTwice: number, seed: number): SeedOutcome => ({
  ...{ seed: String(seed), faults: 1, centsAtRisk: 0, daysStuck: 0 },
  paid: { payments: 1_000, cents: 1_000_00 },
  violations: [
    {
      ...{ name: 'processors_pay_balances_once', kind: 'never', severity: 'money' },
      ...{ violations: 1, centsAtRisk: 0, paidTwice: 1, centsPaidTwice },
      ...{ firstAt: null, foundAt: null, witness: null, witnessParts: [] },
      ...{ creators: [], payoutIds: [] },
    },
  ],
})

/** A seed for each amount that was paid twice in it. */
const ofSeeds = (cents: readonly number[], isComplete = true): StressFindings => ({
  ...{
    plan: read.plan,
    service: null,
    besideLab: null,
    isComplete,
    story: null,
    storyDigest: null,
    turningPoint: null,
  },
  ...{ matrix: null, atlas: null, prices: null },
  analysis: analyseStress({ seeds: cents.map(seedOf) }),
})

it('says how much was paid twice in all, and in one seed', () => {
  const lineOf = (...cents: number[]): string | undefined => summaryOf(ofSeeds(cents))[2]
  expect(lineOf(120_00, 2_267_01, 300_00)).toBe(
    'Seeds in which somebody was paid twice: 3 of 3 seeds; $2,687.01 in all, $120.00 to $2,267.01 in a seed that has any',
  )
  expect(lineOf(120_00)).toBe('Seeds in which somebody was paid twice: 1 of 1 seed; $120.00 in all')
})

it('says how often of all that was paid, also in seeds that do not fail', () => {
  const seeds: SeedOutcome[] = [seedOf(12_00, 1), { ...seedOf(0, 2), violations: [] }]
  const lineOf = (of: SeedOutcome[]): string | undefined =>
    summaryOf({ ...ofSeeds([]), analysis: analyseStress({ seeds: of }) })[3]
  expect(lineOf(seeds)).toBe(
    'Paid in all seeds: $2,000.00 in 2,000 payments; 0.6% of the money was paid twice',
  )
  expect(lineOf(seeds.slice(1))).toBe('Paid in all seeds: $1,000.00 in 1,000 payments')
})

it('says how soon a check found it, where a row tells since when it is true', () => {
  const lineOf = (...times: (readonly [string, string])[]): string | undefined => {
    const seeds = times.map(([firstAt, foundAt], index): SeedOutcome => {
      const one = seedOf(120_00, index)
      return { ...one, violations: one.violations.map((found) => ({ ...found, firstAt, foundAt })) }
    })
    return summaryOf({ ...ofSeeds([]), analysis: analyseStress({ seeds }) })[4]
  }
  const day = '2026-09-02T00:00:00Z'
  const [morning, evening] = ['2026-09-01T08:00:00Z', '2026-09-01T22:00:00Z'] as const
  expect(lineOf([evening, day], [morning, day], [day, day])).toBe(
    'VIOLATION: processors_pay_balances_once (money) in 3 seeds, 3 in all, $360.00 paid twice, found 2 hours to 16 hours after it became true',
  )
  expect(lineOf([morning, day], [day, day])).toMatch(/, found 16 hours after it became true$/)
  expect(lineOf([day, day])).not.toContain('found')
})

it('says when the worst violation was decided, by how many futures come to it', () => {
  const [early, late] = ['2026-09-10T10:00:04Z', '2026-09-10T10:00:14Z'].map((iso) =>
    instantFromIso(iso)!,
  ) as [number, number]
  const [before, after] = [
    { at: early, harmed: 2 },
    { at: late, harmed: 9 },
  ]
  const turningPoint: TurningPoint = {
    harm: { check: 'processors_pay_balances_once', creator: 'creator-5' },
    ...{ foundAt: instantFromIso('2026-09-16T00:00:00Z')!, futures: 20, decided: null },
    moments: [before, after],
    rises: [
      {
        ...{ before, after, firstAt: early, lastAt: late - 1 },
        happened: ['The answer was lost.'],
      },
    ],
  }
  const linesOf = (found: TurningPoint): string[] =>
    summaryOf({
      ...{
        plan: read.plan,
        service: null,
        besideLab: null,
        isComplete: true,
        story: null,
        storyDigest: null,
      },
      ...{
        matrix: null,
        atlas: null,
        prices: null,
        analysis: analyseStress({ seeds: [] }),
        turningPoint: found,
      },
    }).slice(3)
  expect(linesOf(turningPoint)).toEqual([
    'When it was decided: processors_pay_balances_once of creator-5, found at the end of 2026-09-15; with other random numbers from the first moment on, 2 of 20 futures come to it',
    '  2 of 20 futures from 2026-09-10 10:00:04 on, 9 from 2026-09-10 10:00:14 on',
    '    The answer was lost.',
  ])
  expect(linesOf({ ...turningPoint, rises: [] }).at(-1)).toBe('  no single moment decides it')
  const always = { ...turningPoint, rises: [], moments: [{ at: early, harmed: 20 }] }
  expect(linesOf(always).at(-1)).toBe('  chance makes no difference')
})

it('says why there is no turning point where one was asked for, and nothing where not', () => {
  expect(summaryOf(ofSeeds([]), true).at(-1)).toBe(
    'When it was decided: no seed fails, so there is nothing to look at',
  )
  expect(summaryOf(ofSeeds([120_00], false), true).at(-1)).toBe(
    'When it was decided: not found, since the test was interrupted before',
  )
  expect(summaryOf(ofSeeds([]), false).join()).not.toContain('When it was decided')
})

describe('what bugs cost', () => {
  const single = { together: null, settings: {} } as const
  const changes: readonly PricedChange[] = [
    {
      ...{ id: 'keys', kind: 'protection', path: 'protections.idempotencyKeys' },
      ...{ before: true, value: false, ...single },
    },
    {
      ...{ id: 'fee', kind: 'fee', path: 'policy.instantFeeBasisPoints' },
      ...{ before: 300, value: 400, ...single },
    },
    {
      ...{ id: 'lock', kind: 'protection', path: 'protections.claimLock' },
      ...{ before: true, value: false, ...single },
    },
  ]
  const cost = (marginCents: number, paidTwiceCents = 0) => ({
    ...{ payouts: 1_000, marginCents, paidTwiceCents, owedAgainCents: 0, lateCents: 0 },
  })
  const asItIs = cost(2_000_00)
  const seeds = [1, 2, 3].map((index) => ({
    ...{ seed: String(index), asItIs },
    changed: [cost(2_000_00, 900_00 + index * 100_00), cost(2_500_00), asItIs],
  }))
  const plan = { ...read.plan, faultBasisPoints: 50, changes }
  const linesOf = (kept: typeof seeds) =>
    priceLines({ plan, list: priceList(kept, changes) }).map((line) => line.trim())

  it('says what is kept as it is, then each change, then what made no difference', () => {
    const [head, kept, ...lines] = linesOf(seeds)
    expect(head).toBe(
      'What bugs cost, 0.5% of calls, of webhooks and of jobs fail: 3 seeds with 3,000 payouts, 3 changes',
    )
    expect(kept).toMatch(/^Of a million payouts the platform keeps \$2,000,000: /)
    expect(lines).toEqual([
      'without idempotency-keys: -$1,100,000 (-$1,350,000 to -$850,000); paid twice +$1,100,000',
      'policy.instantFeeBasisPoints 400: +$500,000; margin +$500,000',
      'no difference in 3 seeds, 3,000 payouts, where what happens to one in 1,000 can go unseen: without claim-lock',
    ])
  })

  it('says what moves together where a fee has several percentages', () => {
    const tiers = changes.map((change) =>
      change.kind === 'fee' ? { ...change, together: 'higher' as const } : change,
    )
    const [, , , fee] = priceLines({
      plan: { ...plan, changes: tiers },
      list: priceList(seeds, tiers),
    })
    expect(fee?.trim()).toBe(
      'policy.instantFeeBasisPoints with every percentage a point higher: +$500,000; margin +$500,000',
    )
  })

  it('says that nobody was paid', () => {
    expect(linesOf([])).toEqual(['What bugs cost: nobody was paid in 0 seeds'])
  })
})
