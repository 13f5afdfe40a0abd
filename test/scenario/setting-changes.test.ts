import { describe, expect, it } from 'vitest'
import { withChanges, type SettingChanges } from '../../src/scenario/setting-changes'

const changed = (scenario: object, changes: SettingChanges) =>
  withChanges({ version: 1, ...scenario }, changes)

describe('a change to a scenario as it was written', () => {
  it.each([
    ['a setting that was left out', {}, { days: 30 }, { days: 30 }],
    [
      'one of several',
      { population: { size: 10, refunds: { rateBasisPoints: 100 } } },
      { 'population.refunds.rateBasisPoints': 50 },
      { population: { size: 10, refunds: { rateBasisPoints: 50 } } },
    ],
    [
      'a figure of the policy that applies by default',
      {},
      { 'policy.instantFeeBasisPoints': 150 },
      { policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 150 } },
    ],
    [
      'a figure of a policy that is given by name',
      { policy: 'payout-lab' },
      { 'policy.instantFeeBasisPoints': 150 },
      { policy: { name: 'payout-lab', instantFeeBasisPoints: 150 } },
    ],
    [
      'a figure of a policy with others of its own',
      { policy: { name: 'payout-lab', holdDays: 3 } },
      { 'policy.instantFeeBasisPoints': 150 },
      { policy: { name: 'payout-lab', holdDays: 3, instantFeeBasisPoints: 150 } },
    ],
    [
      'a figure of a policy that comes later',
      { policyChanges: [{ on: '2026-09-10', policy: 'payout-lab' }] },
      { 'policyChanges[0].policy.holdDays': 1 },
      { policyChanges: [{ on: '2026-09-10', policy: { name: 'payout-lab', holdDays: 1 } }] },
    ],
    [
      'a policy and a figure of it, whichever comes first',
      { policy: 'payout-lab' },
      { 'policy.holdDays': 1, policy: 'gumroad-2026-09-03' },
      { policy: { name: 'gumroad-2026-09-03', holdDays: 1 } },
    ],
    [
      'a whole group',
      { population: { scheduleShareBasisPoints: { weekly: 10_000 } } },
      { 'population.scheduleShareBasisPoints': { daily: 10_000 } },
      { population: { scheduleShareBasisPoints: { daily: 10_000 } } },
    ],
  ])('%s', (_what, scenario, changes, expected) => {
    expect(changed(scenario, changes)).toEqual({ version: 1, ...expected })
  })

  const LATER = [
    { on: '2026-09-03', policy: 'gumroad-2026-09-03' },
    { on: '2026-10-01', policy: { name: 'payout-lab', instantFeeBasisPoints: 400, holdDays: 2 } },
  ]
  const own = (name: string, figures: object) => ({ policy: { name, ...figures } })

  it.each([
    [
      'a figure in each of them, for the whole run',
      { 'policy.instantFeeBasisPoints': 150 },
      {
        ...own('gumroad-2026-08-30', { instantFeeBasisPoints: 150 }),
        policyChanges: [
          {
            on: '2026-09-03',
            ...own('gumroad-2026-09-03', { instantFeeBasisPoints: 150 }),
          },
          { on: '2026-10-01', ...own('payout-lab', { instantFeeBasisPoints: 150, holdDays: 2 }) },
        ],
      },
    ],
    [
      'but what the changes say of a later one themselves stays',
      {
        'policy.instantFeeBasisPoints': 150,
        'policyChanges[0].policy.instantFeeBasisPoints': 200,
        'policyChanges[1].policy': 'gumroad-2026-09-03',
      },
      {
        ...own('gumroad-2026-08-30', { instantFeeBasisPoints: 150 }),
        policyChanges: [
          { on: '2026-09-03', ...own('gumroad-2026-09-03', { instantFeeBasisPoints: 200 }) },
          { on: '2026-10-01', policy: 'gumroad-2026-09-03' },
        ],
      },
    ],
    [
      'and so does a later list of their own',
      { policy: 'payout-lab', policyChanges: [LATER[0]] },
      { policy: 'payout-lab', policyChanges: [LATER[0]] },
    ],
    [
      'a whole policy and a figure of it',
      { policy: 'payout-lab', 'policy.holdDays': 1 },
      {
        ...own('payout-lab', { holdDays: 1 }),
        policyChanges: [
          { on: '2026-09-03', ...own('payout-lab', { holdDays: 1 }) },
          { on: '2026-10-01', ...own('payout-lab', { holdDays: 1 }) },
        ],
      },
    ],
  ])('where policies take over later: %s', (_what, changes, expected) => {
    expect(changed({ policyChanges: LATER }, changes)).toEqual({
      version: 1,
      ...expected,
    })
  })

  it('leaves the scenario as it was', () => {
    const scenario = { version: 1, policy: 'payout-lab' }
    withChanges(scenario, { 'policy.holdDays': 1 })
    expect(scenario).toEqual({ version: 1, policy: 'payout-lab' })
  })
})

describe('a change to one share of a whole', () => {
  const sharesAfter = (before: object | undefined, changes: Record<string, unknown>) => {
    const scenario = before ? { population: { scheduleShareBasisPoints: before } } : {}
    const after = changed(
      scenario,
      Object.fromEntries(
        Object.entries(changes).map(([key, value]) => [
          `population.scheduleShareBasisPoints.${key}`,
          value,
        ]),
      ),
    )
    return (after['population'] as { scheduleShareBasisPoints: object }).scheduleShareBasisPoints
  }

  it.each([
    // By default 3,000 daily, 5,500 weekly, 1,000 monthly, 500 quarterly: the rest of 7,000 is scaled to 3,500.
    [
      'the others keep their proportions',
      undefined,
      { daily: 6_500 },
      { daily: 6_500, weekly: 2_750, monthly: 500, quarterly: 250 },
    ],
    [
      'whole basis points that make the whole',
      { daily: 4_000, weekly: 3_000, monthly: 3_000 },
      { daily: 3_333 },
      { daily: 3_333, weekly: 3_334, monthly: 3_333 },
    ],
    [
      'two of them at once',
      { daily: 4_000, weekly: 3_000, monthly: 3_000 },
      { daily: 1_000, weekly: 2_000 },
      { daily: 1_000, weekly: 2_000, monthly: 7_000 },
    ],
    // Left to validation, which says what they make.
    ['more than a whole', undefined, { daily: 12_000 }, { daily: 12_000 }],
    [
      'as by default, where the others have nothing',
      { daily: 10_000, weekly: 0 },
      { daily: 6_500 },
      { daily: 6_500, weekly: 2_750, monthly: 500, quarterly: 250 },
    ],
  ])('%s', (_what, before, changes, after) => {
    expect(sharesAfter(before, changes)).toEqual(after)
  })

  it('in a table of countries, too', () => {
    const path = 'population.countryShareBasisPoints.cross_border'
    expect(changed({}, { [`${path}.IN`]: 7_500 })).toEqual({
      version: 1,
      population: {
        countryShareBasisPoints: { cross_border: { IN: 7_500, PH: 1_000, MX: 750, TH: 750 } },
      },
    })
  })
})
