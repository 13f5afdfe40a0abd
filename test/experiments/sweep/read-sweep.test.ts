import { describe, expect, it } from 'vitest'
import type { SweepInput } from '../../../src/experiments/sweep/definition'
import { readSweep } from '../../../src/experiments/sweep/read-sweep'
import { formatProblem } from '../../../src/scenario/problems'

const SCENARIO = { version: 1, days: 14, population: { size: 20 } } as const
const CREATOR = { handle: 'ann', schedule: 'weekly', monthlyGrossCents: 100_00 } as const
const FEE = 'policy.instantFeeBasisPoints'

const given = (others: object): SweepInput => ({ version: 1, scenario: SCENARIO, ...others })
function planOf(others: object, context = {}) {
  const read = readSweep(given(others), context)
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
  return read.plan
}
function refusalOf(input: unknown): string[] {
  const read = readSweep(input)
  if (read.ok) throw new Error('was not refused')
  return read.problems.map(formatProblem)
}

describe('a sweep that can be run', () => {
  it('has the scenario as it is first, then its axes, alternatives and assumptions', () => {
    const { points } = planOf({
      seeds: 2,
      axes: [{ path: FEE, values: [100, 300] }],
      alternatives: [{ name: 'Free', changes: { [FEE]: 0, days: 7 } }],
      sensitivity: [{ path: 'processor.costs.instantBasisPoints', low: 50, high: 150 }],
    })
    expect(points.map(({ id, name }) => [id, name])).toEqual([
      ['scenario', 'as it is'],
      ['axis/0', 'policy.instantFeeBasisPoints 100'],
      ['axis/1', 'policy.instantFeeBasisPoints 300'],
      ['alternative/0', 'Free'],
      ['sensitivity/0/low', 'processor.costs.instantBasisPoints 50'],
      ['sensitivity/0/high', 'processor.costs.instantBasisPoints 150'],
    ])
    expect(points[3]!.changes).toEqual({ [FEE]: 0, days: 7 })
    expect(points[0]!.seeds).toEqual(['payout-lab', 'payout-lab/2'])
  })

  it('goes along an axis in equal steps, both ends included', () => {
    const { points } = planOf({ axes: [{ path: FEE, from: 50, to: 101, steps: 4 }] })
    expect(points.slice(1).map(({ changes }) => changes[FEE])).toEqual([50, 67, 84, 101])
    const sigmas = planOf({
      axes: [{ path: 'population.monthlyGross.sigma', from: 1, to: 2, steps: 3 }],
    })
    expect(sigmas.points.slice(1).map(({ changes }) => Object.values(changes)[0])).toEqual([
      1, 1.5, 2,
    ])
  })

  it('has every combination of two axes', () => {
    const { points } = planOf({
      axes: [
        { path: FEE, values: [100, 300] },
        { path: 'policy.instantMinimumCents', values: [100, 1_000, 10_000] },
      ],
    })
    expect(points.slice(1).map(({ id }) => id)).toEqual(
      ['0/0', '0/1', '0/2', '1/0', '1/1', '1/2'].map((place) => `axis/${place}`),
    )
    expect(points.at(-2)!.changes).toEqual({ [FEE]: 300, 'policy.instantMinimumCents': 1_000 })
  })

  it.each([
    [{ scenario: SCENARIO }, 'payout-lab'],
    [{ scenario: { ...SCENARIO, seed: 'own' } }, 'own'],
    [{ scenario: { ...SCENARIO, seed: 'own' }, seed: 'given' }, 'given'],
    [{ scenario: 'three-creators' }, 'payout-lab'],
  ])('begins with the seed of %j', (input, seed) => {
    expect(planOf(input).seeds[0]).toBe(seed)
  })

  it('counts each run once: a baseline does not depend on the fee', () => {
    // Two fees, of which one is the scenario's own: two runs and one baseline under each of three seeds.
    const { size } = planOf({ seeds: 3, axes: [{ path: FEE, values: [150, 300] }] })
    expect(size.runs).toBe(9)
  })
})

describe('samples of all assumptions at once', () => {
  const sensitivity = [
    { path: 'processor.costs.instantBasisPoints', low: 0, high: 1_000 },
    { path: 'population.monthlyGross.sigma', low: 1, high: 2 },
  ]
  const samplesOf = (list: object[]) =>
    planOf({ seeds: 2, sensitivity: list, samples: 10 }).points.filter(
      ({ kind }) => kind === 'sample',
    )

  it('meet every tenth of each range once, under one seed each', () => {
    const samples = samplesOf(sensitivity)
    const tenths = samples.map(({ changes }) =>
      Math.floor((Number(changes['population.monthlyGross.sigma']) - 1) * 10),
    )
    expect(tenths.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(tenths).not.toEqual(tenths.toSorted((a, b) => a - b))
    expect(samples.slice(0, 3).map(({ seeds }) => seeds)).toEqual([
      ['payout-lab'],
      ['payout-lab/2'],
      ['payout-lab'],
    ])
    for (const { changes } of samples) {
      expect(Number(changes['processor.costs.instantBasisPoints']) % 1).toBe(0)
    }
  })

  it('do not depend on the order in which the assumptions are listed', () => {
    const changes = (list: object[]) => samplesOf(list).map((point) => point.changes)
    expect(changes(sensitivity.toReversed())).toEqual(changes(sensitivity))
  })
})

describe('a sweep is refused', () => {
  const axis = (others: object) => given({ axes: [{ path: FEE, ...others }] })
  it.each([
    ['that is none', 7, ['sweep: got 7, expected an object of settings']],
    ['that is a list', [], ['sweep: got [], expected an object of settings']],
    [
      'with a setting of its own that does not exist',
      given({ sedes: 3 }),
      [
        'sedes: got 3, expected no such setting; did you mean seeds? Settings here: $schema, version, name, scenario, seeds, seed, axes, alternatives, sensitivity, samples',
      ],
    ],
    [
      'with too many seeds',
      given({ seeds: 201 }),
      ['seeds: got 201, expected a whole number from 1 to 200'],
    ],
    [
      'with no scenario of that name',
      given({ scenario: 'defualt' }),
      [expect.stringMatching(/^scenario: got "defualt", expected one of default, all-daily/)],
    ],
    [
      'with a scenario that is wrong',
      given({ scenario: { ...SCENARIO, days: 0 } }),
      ['scenario.days: got 0, expected a whole number from 1 to 3,660'],
    ],
    [
      'over a setting that does not exist',
      given({ axes: [{ path: 'policy.instantFeeBasisPoint', values: [1] }] }),
      [
        'axes[0].path: got "policy.instantFeeBasisPoint", expected a setting that the scenario has; did you mean policy.instantFeeBasisPoints?',
      ],
    ],
    [
      'over what is no setting of the simulation',
      given({ alternatives: [{ name: 'Other', changes: { seed: 'other' } }] }),
      ['alternatives[0].changes: got "seed", expected a setting that the scenario has'],
    ],
    [
      'over a creator who is not listed',
      given({ axes: [{ path: 'creators[0].monthlyGrossCents', values: [1] }] }),
      [
        'axes[0].path: got "creators[0].monthlyGrossCents", expected a setting that the scenario has; its creators has 0 entries, counted from [0]',
      ],
    ],
    [
      'over a mistyped setting of a list',
      given({
        scenario: { ...SCENARIO, creators: [CREATOR] },
        axes: [{ path: 'creators[0].monthlyGrosCents', values: [1] }],
      }),
      [
        'axes[0].path: got "creators[0].monthlyGrosCents", expected a setting that the scenario has; did you mean creators[0].monthlyGrossCents?',
      ],
    ],
    [
      'over one entry of a list, written in two ways',
      given({
        scenario: { ...SCENARIO, creators: [CREATOR] },
        axes: [
          { path: 'creators[0].monthlyGrossCents', values: [1] },
          { path: 'creators[00].monthlyGrossCents', values: [2] },
        ],
      }),
      [
        'axes[1].path: got "creators[00].monthlyGrossCents", expected a setting that is not listed twice',
      ],
    ],
    [
      'with two alternatives of one name, and one that changes nothing',
      given({
        alternatives: [
          { name: 'Free', changes: { [FEE]: 0 } },
          { name: 'Free', changes: {} },
        ],
      }),
      [
        'alternatives[1].name: got "Free", expected a name that no other alternative has',
        'alternatives[1].changes: got {}, expected at least one setting; the scenario as it is runs anyway',
      ],
    ],
    [
      'with samples of nothing',
      given({ samples: 5 }),
      ['samples: got 5, expected 0, or assumptions to vary: sensitivity lists none'],
    ],
    [
      'over a range of whole numbers that begins between two',
      axis({ from: 0.5, to: 3, steps: 2 }),
      ['axes[0].from: got 0.5, expected a whole number, as the setting holds'],
    ],
    [
      'over values and a range',
      axis({ values: [1], from: 1, to: 2, steps: 2 }),
      [expect.stringMatching(/^axes\[0\]: .+ expected either values, or from, to and steps$/)],
    ],
    [
      'over an empty range',
      axis({ from: 300, to: 300, steps: 2 }),
      ['axes[0].to: got 300, expected more than 300, where the range begins'],
    ],
    [
      'in more steps than there are whole numbers',
      axis({ from: 1, to: 4, steps: 5 }),
      [
        'axes[0].steps: got 5, expected steps at whole numbers, which the setting holds: 4, for example',
      ],
    ],
    [
      'over a range of what is no number',
      given({ axes: [{ path: 'policy.batchPacking', from: 1, to: 2, steps: 2 }] }),
      ['axes[0].path: got "policy.batchPacking", expected a setting that holds a number'],
    ],
    [
      'over a value that the setting cannot have',
      axis({ values: [100, 20_000] }),
      [
        'axes[0].values[1]: got 20000, expected for policy.instantFeeBasisPoints, a whole number from 0 to 10,000',
      ],
    ],
    [
      'over a range that leaves the setting’s own',
      axis({ from: 0, to: 20_000, steps: 3 }),
      [
        'axes[0]: got 20000, expected for policy.instantFeeBasisPoints, a whole number from 0 to 10,000',
      ],
    ],
    [
      'over the same setting twice',
      given({ axes: [axis({ values: [1] }).axes![0], axis({ values: [2] }).axes![0]] }),
      [
        'axes[1].path: got "policy.instantFeeBasisPoints", expected a setting that is not listed twice',
      ],
    ],
    [
      'with a value twice',
      axis({ values: [100, 100] }),
      ['axes[0].values[1]: got 100, expected a value that is not listed twice'],
    ],
    [
      'with an alternative that cannot be',
      given({
        alternatives: [
          { name: 'Half', changes: { 'population.scheduleShareBasisPoints': { daily: 5_000 } } },
        ],
      }),
      [
        'alternatives[0].changes: got {"daily":5000}, expected for population.scheduleShareBasisPoints, shares that together make 10,000 basis points (they make 5,000)',
      ],
    ],
    [
      'with an assumption whose high is not higher',
      given({ sensitivity: [{ path: FEE, low: 3, high: 2 }] }),
      ['sensitivity[0].high: got 2, expected more than 3, where the range begins'],
    ],
    [
      'with more points than can be',
      given({
        axes: [
          { path: FEE, from: 0, to: 199, steps: 200 },
          { path: 'policy.instantMinimumCents', from: 1, to: 200, steps: 200 },
        ],
      }),
      ['axes: got "200 × 200", expected at most 2,000 points in all; these make 40,001'],
    ],
    [
      'with more samples than can be, beside the scenario as it is and its assumptions',
      given({ sensitivity: [{ path: FEE, low: 1, high: 2 }], samples: 1_998 }),
      ['samples: got 1998, expected at most 2,000 points in all; these make 2,001'],
    ],
    [
      'that would take more than a day',
      given({
        scenario: 'all-daily',
        seeds: 200,
        axes: [{ path: FEE, from: 1, to: 100, steps: 100 }],
      }),
      [
        expect.stringMatching(
          /^seeds: got 200, expected at most \d+, so that all runs take no more than a day one after another; these 20,400 runs would take about \d+ hours$/,
        ),
      ],
    ],
    [
      'whose results would not fit together',
      given({
        scenario: { version: 1, days: 1, population: { size: 20_000 } },
        axes: [
          { path: FEE, from: 10, to: 90, steps: 9 },
          { path: 'policy.instantMinimumCents', from: 1_00, to: 10_00, steps: 10 },
        ],
      }),
      [
        expect.stringMatching(
          /^axes: got \d+, expected fewer points or creators, so that results fit in 1\.5 GB; these would need about 2\.\d+ GB$/,
        ),
      ],
    ],
    [
      'of which one point would not fit',
      given({ axes: [{ path: 'population.size', values: [10, 1_000_000] }] }),
      [
        expect.stringMatching(
          /^axes\[0\]\.values\[1\]: got 1000000, expected for population\.size, a run that fits in 1\.5 GB/,
        ),
      ],
    ],
  ])('%s', (_what, input, problems) => {
    expect(refusalOf(input)).toEqual(problems)
  })
})
