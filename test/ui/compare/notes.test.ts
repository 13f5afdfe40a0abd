import { expect, it } from 'vitest'
import { scenarioSchema } from '../../../src/scenario/schema'
import type { ComparedRuns } from '../../../src/ui/compare/compared-runs.svelte'
import { comparisonNotes } from '../../../src/ui/compare/notes'

const takers = (count: number) =>
  Array.from({ length: count }, () => ({ everTaker: true, standsFor: 1 }))

/** Two runs in which 50 creators of 500 are on daily, whose largest months are cut. */
function compared(
  maximumCents: number,
  seedsDone: number,
  salesFile: object | null = null,
  violations: readonly number[] = [],
): ComparedRuns {
  const scenario = scenarioSchema.parse({
    version: 1,
    population: { size: 500, monthlyGross: { maximumCents } },
  })
  const run = (letter: string) => ({
    ...{ letter, label: letter },
    kept: {
      header: { sample: null },
      outcome: { report: { scenario, salesFile }, creators: takers(50) },
    },
  })
  return {
    ...{ runs: [run('A'), run('B')], subjects: [{}, {}], seedsDone },
    ...{ isSamePeriod: true, differingSales: null, isSameSeed: true },
    resultsOf: (index: number) =>
      violations.map((count, seed) => ({
        seed: String(seed),
        values: {},
        violations: index * count,
      })),
  } as unknown as ComparedRuns
}

const notesOf = (dueFeeCents: (number | null)[], of = compared(5_000_00, 10)) =>
  comparisonNotes(of, { dueFeeCents } as Parameters<typeof comparisonNotes>[1])

it('says what is not in a margin yet, where one run leaves more of it than another', () => {
  expect(notesOf([12_30, 55_10])).toEqual([
    expect.stringContaining('will still be charged') as unknown,
  ])
  expect(notesOf([12_30, 55_10])[0]).toContain('A: $12.30; B: $55.10')
})

it('says nothing of what is as good as the same, or not known of a run that an earlier version kept', () => {
  expect(notesOf([12_30, 13_29])).toEqual([])
  expect(notesOf([null, 55_10])).toEqual([])
})

it('says what another seed changes where the sales are those of a file', () => {
  const ofFile = { ...compared(5_000_00, 10), subjects: [{ sales: {} }, null] }
  expect(notesOf([0, 0], ofFile as unknown as ComparedRuns)).toContainEqual(
    expect.stringMatching(/^The sales are those of the file under every seed\./),
  )
})

it('says under how many seeds of a run a check does not hold', () => {
  expect(notesOf([0, 0], compared(5_000_00, 10, null, [0, 3, 1]))).toEqual([
    'Checks found violations in B under 2 of its 3 seeds.',
  ])
})

it('says where sizes are too uneven for so few seeds, as far as chance decides who the creators are', () => {
  const uncut = (seeds: number, file: object | null = null) =>
    notesOf([0, 0], compared(250_000_00, seeds, file))
  expect(uncut(10)).toEqual([expect.stringContaining('too narrow') as unknown])
  expect(uncut(200)).toEqual([])
  // Before there is an interval, and of creators who are the same in each seed.
  expect(uncut(1)).toEqual([])
  expect(uncut(10, { name: 'sales.csv' })).toEqual([])
})

it('says that a sample had other creators, where other seeds are run with those of the first', () => {
  const both = { ...compared(5_000_00, 10), subjects: [{ sampledBy: null }, { sampledBy: {} }] }
  expect(notesOf([0, 0], both as unknown as ComparedRuns)).toEqual([
    expect.stringContaining('B was run with other creators in its sample than A') as unknown,
  ])
})
