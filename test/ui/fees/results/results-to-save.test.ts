/**
 * A file of results has one link, which goes to the scenario that the sweeps in the file are of. Where it is opened, the same
 * is shown.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runSweep, type CachedRun } from '../../../../src/experiments/sweep/run-sweep'
import type { SweepPlan } from '../../../../src/experiments/sweep/plan'
import type { ImportedSales } from '../../../../src/scenario/sales-file/imported-sales'
import type { LinkContent } from '../../../../src/scenario/link'
import type { SweepName } from '../../../../src/ui/fees/fee-lab.svelte'
import { FeesView } from '../../../../src/ui/fees/fees-view.svelte'
import { openPageResults, packPageResults } from '../../../../src/ui/fees/results/page-results'
import { readResults } from '../../../../src/ui/fees/results/results-file'
import { rangeText } from '../../../../src/ui/fees/curve/fee-range'
import { resultsToSave } from '../../../../src/ui/fees/results/results-to-save'
import { planOfAlternatives } from '../../../../src/ui/fees/sweep/sweep-plans'
import type { PageState } from '../../../../src/ui/page-state.svelte'
import { BUILD_NAME } from '../../../../src/ui/lab/web-pool'
import { packSales } from '../../../../workers/packed-sales'
import { LOADING_MILLISECONDS_MAX, newPage, stubTab, type Tab } from '../../../support/page-state'
import { cacheIn, poolHere } from '../../../support/run-pools'
import { imported } from '../../../support/sales-files'

let tab: Tab
let page: PageState
let view: FeesView

beforeEach(async () => {
  tab = stubTab()
  page = await newPage()
  page.fees.seedCount = 1
  page.fees.range = { figure: 'instantFeeBasisPoints', from: 100, to: 300, step: 200 }
  page.draft.begin({ version: 1, days: 3, population: { size: 4 } })
  view = new FeesView(page)
}, LOADING_MILLISECONDS_MAX)

afterEach(() => void vi.unstubAllGlobals())

/** The sweep as it is shown once it has been run. */
async function sweep(name: SweepName, plan: SweepPlan, sales?: ImportedSales): Promise<void> {
  const kept = new Map<string, CachedRun>()
  const cache = cacheIn(kept)
  await runSweep(
    poolHere(1, () => undefined, sales),
    plan,
    { cache },
  )
  page.fees.takeIn([...kept])
  await page.fees.recall(name, plan)
}

function alternatives(): SweepPlan {
  const changes = { 'policy.instantFeeFlatCents': 25 }
  const read = planOfAlternatives(view.swept, [{ name: 'With 25 cents', changes }])
  if (!read.ok) throw new Error('The alternatives cannot be run')
  return read.plan
}

const saved = () => resultsToSave(page.fees, view.plan, view.axis.path)!

async function savedFile(): Promise<File> {
  const packed = await packPageResults(page, saved())
  if (!packed.ok) throw new Error(packed.refusal)
  return new File([packed.file], 'results.gz')
}

async function inFile(): Promise<LinkContent & { runs: number }> {
  const read = await readResults(await savedFile(), BUILD_NAME)
  if (!read.ok) throw new Error('The file cannot be read')
  return { ...read.results.content, runs: read.results.runs.length }
}

describe('a file of results', () => {
  it('opens the scenario that was swept, and not the one that it has become since', async () => {
    expect(resultsToSave(page.fees, view.plan, view.axis.path)).toBeNull()
    await sweep('curve', view.plan!)
    expect(saved()).toMatchObject({ isOnForm: true, leavesOut: false })
    const before = await inFile()
    expect(before.scenario).toMatchObject({ population: { size: 4 } })

    page.draft.set('population.size', 5)
    expect(view.sweptFee).not.toBeNull()
    expect(saved()).toMatchObject({ isOnForm: false, leavesOut: false })
    expect(await inFile()).toEqual(before)
  })

  it('opens the fee on the form where the curve has it, and the number of seeds is no other scenario', async () => {
    await sweep('curve', view.plan!)
    page.draft.set('policy.instantFeeBasisPoints', 100)
    page.fees.seedCount = 2
    expect(saved()).toMatchObject({ isOnForm: true, leavesOut: false })
    expect(await inFile()).toMatchObject({
      scenario: { policy: { instantFeeBasisPoints: 100 } },
    })
  })

  it('has the sweeps of the scenario on the form where there are any, and says that others are left out', async () => {
    await sweep('curve', view.plan!)
    const { runs } = await inFile()
    page.draft.set('population.size', 5)
    await sweep('alternatives', alternatives())
    expect(saved()).toMatchObject({ isOnForm: true, leavesOut: true })
    const file = await inFile()
    expect(file.scenario).toMatchObject({ population: { size: 5 } })
    // The scenario, the alternative and the baseline.
    expect([runs, file.runs]).toEqual([3, 3])

    // Of a scenario that nothing is known of, the curve leads.
    page.draft.set('population.size', 6)
    expect(saved()).toMatchObject({ isOnForm: false, leavesOut: true })
    expect((await inFile()).scenario).toMatchObject({ population: { size: 4 } })
  })

  it('has none of the sweeps that nothing is known of', async () => {
    await page.fees.recall('curve', view.plan!)
    expect(page.fees.allShown).toHaveLength(1)
    expect(resultsToSave(page.fees, view.plan, view.axis.path)).toBeNull()
  })

  it('leaves out the alternatives to another fee than that on the form, which the curve has', async () => {
    await sweep('curve', view.plan!)
    await sweep('alternatives', alternatives())
    expect(saved()).toMatchObject({ isOnForm: true, leavesOut: false })
    page.draft.set('policy.instantFeeBasisPoints', 100)
    expect(saved()).toMatchObject({ isOnForm: true, leavesOut: true })
  })

  it('is made without the runs that the browser no longer keeps, and says how many these are', async () => {
    await sweep('curve', view.plan!)
    const { runs } = await inFile()
    page.draft.set('population.size', 5)
    const others = alternatives()
    const gone = { plan: others, points: others.points.map((point) => ({ point, seeds: [] })) }
    // The scenario, the alternative and the baseline.
    expect(
      await packPageResults(page, { ...saved(), sweeps: [...saved().sweeps, gone] }),
    ).toMatchObject({ runs: runs + 3, missing: 3 })
  })

  it('is not made without the sales file that was swept', async () => {
    const text = 'creator_id,sold_at,amount_usd\nfonts,2026-02-03,12.50\nprints,2026-02-05,9.00\n'
    const sales = imported(text)
    await page.salesFile.use(packSales(sales, 'a'.repeat(64)))
    await sweep('curve', view.plan!, sales)
    expect((await inFile()).salesFile).toMatchObject({ sha256: 'a'.repeat(64) })

    await page.removeSales()
    expect(saved().isOnForm).toBe(false)
    const refusal = /^These results are of a sales file that is no longer in use/
    await expect(inFile()).rejects.toThrow(refusal)
    await page.salesFile.use(packSales(sales, 'b'.repeat(64)))
    await expect(inFile()).rejects.toThrow(refusal)
  })
})

describe('a file of results that is opened', () => {
  it(
    'shows on another page what was swept, at the same place',
    async () => {
      tab.visit(`/?room=fees&seeds=1&fees=${rangeText(page.fees.range)}`)
      await sweep('curve', view.plan!)
      const file = await savedFile()
      const shown = page.fees.shown('curve')!

      stubTab()
      const elsewhere = await newPage()
      elsewhere.draft.begin({ version: 1 })
      expect(await openPageResults(elsewhere, file)).toEqual([])
      expect(elsewhere.navigation.tab).toBe('fees')
      expect(elsewhere.draft.input).toMatchObject({ days: 3, population: { size: 4 } })
      const { plan } = new FeesView(elsewhere)
      await elsewhere.fees.recall('curve', plan!)
      expect(elsewhere.fees.shown('curve')!.points).toEqual(shown.points)
    },
    LOADING_MILLISECONDS_MAX,
  )

  it('changes nothing where it is refused', async () => {
    const file = new File(['no results'], 'notes.txt')
    expect(await openPageResults(page, file)).toMatchObject([{ value: 'notes.txt' }])
    expect(page.navigation.tab).toBe('overview')
    expect(page.draft.input).toMatchObject({ population: { size: 4 } })
  })
})
