/** Comparisons whose runs are made one after another: that of a link, and that of the run on the page with one change. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LinkedRun } from '../../../src/scenario/comparison-link'
import { linkFragment } from '../../../src/scenario/link'
import type { ScenarioInput } from '../../../src/scenario/schema'
import {
  compareWithChange,
  ComparisonInProgress,
  openLinkedComparison,
} from '../../../src/ui/compare/comparison-in-progress.svelte'
import { Run } from '../../../src/ui/lab/run.svelte'
import type { PageState } from '../../../src/ui/page-state.svelte'
import { LOADING_MILLISECONDS_MAX, openedPage, stubTab } from '../../support/page-state'
import { eventually } from '../../support/eventually'

const OWN: ScenarioInput = { version: 1, name: 'Own', days: 3, population: { size: 4 } }
const withFee = (instantFeeBasisPoints: number): ScenarioInput => ({
  ...OWN,
  policy: { name: 'payout-lab', instantFeeBasisPoints },
})
const LINKED: LinkedRun[] = [
  { name: 'Half the fee', scenario: withFee(150) },
  { name: 'No fee', scenario: withFee(0) },
]

let page: PageState

beforeEach(async () => {
  stubTab().visit(`#${linkFragment(OWN)}`)
  page = await openedPage()
  await eventually(() => expect(page.shelf.runs).toHaveLength(1))
}, LOADING_MILLISECONDS_MAX)

afterEach(() => void vi.unstubAllGlobals())

/** Once all runs of the comparison are over. */
async function comparedNames(): Promise<string[]> {
  await eventually(() =>
    expect([page.comparisonInProgress, page.shelf.picked.length]).toEqual([null, 2]),
  )
  return page.shelf.pickedRuns.map(({ name }) => name)
}

describe('the comparison of a link', () => {
  it('is of its runs, under their names, with the first', async () => {
    expect(await openLinkedComparison(page, LINKED)).toBe(true)
    expect(page.navigation.tab).toBe('compare')
    expect(await comparedNames()).toEqual(['Half the fee', 'No fee'])
    expect(page.shelf.picks.baseId).toBe(page.shelf.pickedRuns[0]!.id)
    expect(page.shelf.runs.map(({ name }) => name)).toEqual(['No fee', 'Half the fee', 'Own'])
  })

  it('compares with the first of the link, though that was run before the others', async () => {
    // The run on the page is the second one of the link.
    const runs = [LINKED[0]!, { name: 'Own again', scenario: OWN }]
    expect(await openLinkedComparison(page, runs)).toBe(true)
    expect(await comparedNames()).toEqual(['Half the fee', 'Own again'])
  })

  it('changes nothing where one of its scenarios is refused, and says why', async () => {
    const runs = [LINKED[0]!, { name: 'Wrong', scenario: { ...OWN, days: 0 } }]
    expect(await openLinkedComparison(page, runs)).toBe(false)
    expect(page.address.problems).toMatchObject([
      {
        path: 'Scenario 2, “Wrong”: days',
        value: 0,
        expected: expect.stringContaining('a whole number') as string,
      },
    ])
    expect([page.navigation.tab, page.comparisonInProgress, page.shelf.runs.length]).toEqual([
      ...['overview', null, 1],
    ])
  })

  it('changes nothing where one of its scenarios is too large to run, before the others run', async () => {
    const large = { ...OWN, days: 3_660, population: { size: 1_000_000 } }
    const runs = [LINKED[0]!, { name: 'Large', scenario: large }]
    expect(await openLinkedComparison(page, runs)).toBe(false)
    expect(page.address.problems).toMatchObject([
      {
        path: 'Scenario 2, “Large”: population.size',
        expected: expect.stringContaining('a run that fits in 1.5 GB') as string,
      },
    ])
    expect([page.comparisonInProgress, page.lab.refusal, page.shelf.runs.length]).toEqual([
      ...[null, null, 1],
    ])
  })

  it('goes on where the run before it comes to be kept only then', async () => {
    const before = page.lab.run!
    const [own] = page.shelf.runs
    const comparison = new ComparisonInProgress(page, LINKED)
    page.comparisonInProgress = comparison
    await comparison.takeRun(before, own!)
    expect(page.comparisonInProgress).toBe(comparison)
  })

  it.each([
    ['one of its runs is cancelled', LINKED[0]!.scenario, 'cancelled'],
    ['another run takes the place of its own', OWN, 'finished'],
  ] as const)('ends where %s', async (_, scenario, status) => {
    const [own] = page.shelf.runs
    const comparison = new ComparisonInProgress(page, LINKED)
    page.comparisonInProgress = comparison
    await comparison.takeRun(new Run(scenario, null), { ...own!, status })
    expect([page.comparisonInProgress, comparison.done]).toEqual([null, 0])
  })
})

it('the run on the page is compared with itself and one change, which the form has then', async () => {
  const [own] = page.shelf.runs
  await compareWithChange(page, own!, { 'policy.instantFeeBasisPoints': 150 })
  await comparedNames()
  expect(page.shelf.picks).toEqual({ ids: [own!.id, page.shelf.runs[0]!.id], baseId: own!.id })
  expect(page.draft.input).toMatchObject({ policy: { instantFeeBasisPoints: 150 } })
})
