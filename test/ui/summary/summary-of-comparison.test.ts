/** The summary of runs side by side, of runs that the page has made. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { linkFragment } from '../../../src/scenario/link'
import { ComparedRuns } from '../../../src/ui/compare/compared-runs.svelte'
import type { Summary } from '../../../src/ui/summary/summary'
import { summaryOfComparison } from '../../../src/ui/summary/summary-of-comparison'
import { LOADING_MILLISECONDS_MAX, openedPage, phaseIs, stubTab } from '../../support/page-state'
import { eventually } from '../../support/eventually'

let summary: Summary

beforeAll(async () => {
  stubTab().visit(
    `#${linkFragment({
      version: 1,
      days: 21,
      population: { size: 20, scheduleShareBasisPoints: { daily: 5_000, weekly: 5_000 } },
    })}`,
  )
  const page = await openedPage()
  page.draft.set('policy.instantFeeBasisPoints', 150)
  await page.run()
  await phaseIs(page, 'finished')
  await eventually(() => expect(page.shelf.runs).toHaveLength(2))
  page.shelf.picks = { ids: page.shelf.runs.map(({ id }) => id), baseId: null }
  const compared = new ComparedRuns(page)
  summary = summaryOfComparison(compared, compared.comparison!, [])
}, LOADING_MILLISECONDS_MAX)

afterAll(() => void vi.unstubAllGlobals())

it('has the difference of these two runs beside what each of them has, and the mean over other seeds apart', () => {
  const { columns, rows } = summary.figures
  expect(columns.slice(1)).toEqual([
    ...['A · 3%', 'B · 1.5%', 'B less A, in these runs', 'B less A, other seeds'],
  ])
  // Nothing is known of other seeds yet.
  expect(rows[0]!.slice(1)).toEqual(['−$12.45', '−$13.04', '−$0.59', '–'])
})

it('has the settings that differ, and the digest of each run', () => {
  expect(summary.differences!.rows).toEqual([['Instant fee, percentage', '3%', '1.5%']])
  expect(summary.digests.map(({ name }) => name)).toEqual(['A · 3%', 'B · 1.5%'])
  expect(new Set(summary.digests.map(({ digest }) => digest)).size).toBe(2)
})
