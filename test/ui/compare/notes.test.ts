import { expect, it } from 'vitest'
import type { ComparedRuns } from '../../../src/ui/compare/compared-runs.svelte'
import { comparisonNotes } from '../../../src/ui/compare/notes'

const run = (letter: string) => ({ letter, label: letter, kept: { header: { sample: null } } })
const COMPARED = {
  ...{ runs: [run('A'), run('B')], subjects: [{}, {}] },
  ...{ isSamePeriod: true, differingSales: null, isSameSeed: true },
} as unknown as ComparedRuns

const notesOf = (dueFeeCents: (number | null)[]) =>
  comparisonNotes(COMPARED, { dueFeeCents } as Parameters<typeof comparisonNotes>[1])

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
