import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../src/scenario/schema'
import { estimateSize } from '../../src/scenario/size-estimate'

const SAMPLED = { version: 1, population: { size: 5_000, sample: { creators: 500 } } } as const

const refusals = (input: ScenarioInput): string[] => {
  const read = readScenario(input)
  return read.ok ? [] : read.problems.map(formatProblem)
}

describe('a sample is refused where creators share a limit', () => {
  it.each([
    ['processor.instantDailyCapCents', { processor: { instantDailyCapCents: 5_000_00 } }],
    ['platform.openingBalanceCents', { platform: { openingBalanceCents: 1 } }],
    ['platform.sweep.atHour', { platform: { sweep: { atHour: 11 } } }],
    ['jobs.walkCreatorsPerMinute', { jobs: { walkCreatorsPerMinute: 1_000 } }],
    ['jobs.lifetimeSeconds', { jobs: { lifetimeSeconds: 3_600 } }],
  ] as [string, Partial<ScenarioInput>][])('%s', (path, limit) => {
    expect(refusals({ ...SAMPLED, ...limit })).toEqual([
      `population.sample.creators: got 500, expected null, because ${path} is a limit that all creators share, and a sample would not reach it`,
    ])
    // Everyone reaches it, and a population that is no larger than its sample is everyone.
    expect(refusals({ version: 1, ...limit })).toEqual([])
    const small = { size: 500, sample: { creators: 500 } }
    expect(refusals({ version: 1, population: small, ...limit })).toEqual([])
  })
})

it('a sample is refused where days are closed, whose rows it is estimated from', () => {
  const detail = { days: 120 }
  expect(refusals({ ...SAMPLED, days: 200, detail })).toEqual([
    'detail.days: got 120, expected null, because what a sample says of all creators is worked out from the rows of every day',
  ])
  expect(refusals({ version: 1, days: 200, detail })).toEqual([])
})

it('the size of a run is that of its sample', () => {
  const sizeOf = (population: ScenarioInput['population']) => {
    const read = readScenario({ version: 1, days: 30, population })
    if (!read.ok) throw new Error('refused')
    return estimateSize(read.scenario, null)
  }
  const some = sizeOf({ size: 240_000, sample: { creators: 4_000 } })
  expect(some.creators).toBeCloseTo(4_000, 0)
  const all = sizeOf({ size: 240_000 })
  // The largest creators are more than their share of it.
  expect(some.sales).toBeGreaterThan(all.sales / 60)
  expect(some.sales).toBeLessThan(all.sales / 5)
  expect(some.memoryBytes).toBeLessThan(all.memoryBytes / 4)
})

describe('the sellers of a file stand for others', () => {
  const refusalsOf = (
    fileStandsFor: number,
    importedCreators: string[] | undefined,
    more: Partial<ScenarioInput> = {},
  ): string[] => {
    const scenario = { version: 1, ...more, population: { sample: { fileStandsFor } } } as const
    const read = readScenario(scenario, importedCreators ? { importedCreators } : {})
    return read.ok ? [] : read.problems.map(formatProblem)
  }

  it('of whom there are no fewer', () => {
    expect(refusalsOf(2, ['ann', 'bob', 'eve'])).toEqual([
      'population.sample.fileStandsFor: got 2, expected at least 3, the number of creators in the file, or null',
    ])
    expect(refusalsOf(3, ['ann', 'bob', 'eve'])).toEqual([])
    expect(refusalsOf(40, ['ann'])).toEqual([
      'population.sample.fileStandsFor: got 40, expected null, because one creator says nothing of others',
    ])
  })

  it('unless creators share a limit, or days are closed', () => {
    const cap = { processor: { instantDailyCapCents: 5_000_00 } }
    expect(refusalsOf(40, ['ann', 'bob'], cap)).toEqual([
      'population.sample.fileStandsFor: got 40, expected null, because processor.instantDailyCapCents is a limit that all creators share, and a sample would not reach it',
    ])
    const closed = { days: 200, detail: { days: 120 } }
    expect(refusalsOf(40, ['ann', 'bob'], closed)).toEqual([
      'detail.days: got 120, expected null, because what a sample says of all creators is worked out from the rows of every day',
    ])
  })

  it('and without a file it has no effect', () => {
    expect(refusalsOf(2, undefined, { processor: { instantDailyCapCents: 5_000_00 } })).toEqual([])
  })
})
