/** What takes the place of what: scenarios, sales files, runs, and the edits that give way to them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import { linkFragment } from '../../src/scenario/link'
import { linkFromFragment } from '../../src/scenario/read-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { WantedFile } from '../../src/scenario/sales-file/wanted-file'
import type { PageState } from '../../src/ui/page-state.svelte'
import { wantedFileOf } from '../../src/ui/lab/run.svelte'
import { runAgain } from '../../src/ui/lab/run-again'
import { WorkerConnection } from '../../src/ui/lab/worker-connection'
import { openLink, openPage } from '../../src/ui/open-link'
import type { KeptRun } from '../../src/ui/shelf/kept-run'
import { packSales } from '../../workers/packed-sales'
import { stubDatabase } from '../support/indexed-db'
import { imported } from '../support/sales-files'
import {
  LOADING_MILLISECONDS_MAX,
  newPage,
  openedPage,
  phaseIs,
  stubTab,
  type Tab,
} from '../support/page-state'
import { eventually } from '../support/eventually'

const scenarioOf = (name: string): ScenarioInput => ({
  version: 1,
  name,
  days: 5,
  population: { size: 5 },
})
const FIRST = scenarioOf('First')
const OTHER = scenarioOf('Other')
const LAST = scenarioOf('Last')

let tab: Tab
let page: PageState

beforeEach(async () => {
  tab = stubTab()
  tab.visit(`#${linkFragment(FIRST)}`)
  page = await openedPage()
}, LOADING_MILLISECONDS_MAX)

afterEach(() => void vi.unstubAllGlobals())

const isStarting = async ({ lab }: PageState): Promise<void> => {
  while (lab.phase !== 'starting') await Promise.resolve()
}

describe('a start that is in progress', () => {
  it.each([
    ['is being prepared', () => isStarting(page)],
    ['has just been asked for', () => Promise.resolve()],
  ])('gives way to another one when it %s', async (_, begins) => {
    const first = page.choosePreset(PRESETS['three-creators'])
    await begins()
    await page.openScenario(OTHER)
    await first
    expect(page.lab.run?.scenario).toEqual(OTHER)
    expect(page.isRunCurrent).toBe(true)
    expect(linkFromFragment(tab.location.hash)).toMatchObject({ content: { scenario: OTHER } })
    await phaseIs(page, 'finished')
  })

  it('gives way to the last of several', async () => {
    const starts = [page.choosePreset(PRESETS['three-creators'])]
    await isStarting(page)
    starts.push(page.openScenario(OTHER), page.openScenario(LAST))
    await Promise.all(starts)
    expect(page.lab.run?.scenario).toEqual(LAST)
    expect(page.draft.input).toEqual(LAST)
  })

  it('goes on when the same is asked for once more', async () => {
    const first = page.openScenario(OTHER)
    await isStarting(page)
    const { starting } = page.lab
    expect([page.isBeingStarted, await page.run()]).toEqual([true, false])
    await first
    expect(page.lab.run).toBe(starting)
    page.draft.set('days', 6)
    expect(page.isBeingStarted).toBe(false)
  })

  it('of the page that opens gives way, and nothing takes its place', async () => {
    const opened = await newPage()
    const opening = openPage(opened)
    await isStarting(opened)
    await opened.openScenario(OTHER)
    await opening
    expect(opened.lab.run?.scenario).toEqual(OTHER)
    await phaseIs(opened, 'finished')
    expect(opened.lab.run?.scenario).toEqual(OTHER)
  })
})

describe('Enter in a field of the scenario', () => {
  it('leaves a run of that scenario where it is, and runs what has been changed', async () => {
    await page.run({ paused: true })
    await phaseIs(page, 'paused')
    await page.lab.stepDay()
    await phaseIs(page, 'paused')
    const paused = page.lab.run
    expect([await page.runFromField(), page.lab.run]).toEqual([false, paused])
    page.draft.set('days', 6)
    expect(await page.runFromField()).toBe(true)
    expect(page.lab.run?.scenario.days).toBe(6)
    await phaseIs(page, 'finished')
    expect(await page.runFromField()).toBe(true)
    await phaseIs(page, 'finished')
  })

  it('goes back to that scenario while another one is being started', async () => {
    await page.run({ paused: true })
    await phaseIs(page, 'paused')
    const other = page.openScenario(OTHER)
    await isStarting(page)
    page.draft.load(FIRST)
    expect(await page.runFromField()).toBe(true)
    expect(page.lab.run?.scenario).toEqual(FIRST)
    await other
    await phaseIs(page, 'finished')
  })
})

describe('a start that is cancelled', () => {
  const cancelOther = async (): Promise<void> => {
    const asked = vi.spyOn(WorkerConnection.prototype, 'callWithReports')
    const started = page.openScenario(OTHER)
    while (asked.mock.calls.length === 0) await Promise.resolve()
    await page.cancel()
    await started
    asked.mockRestore()
  }

  it('leaves the run before it, with the ledger that is kept of it', async () => {
    await eventually(() => expect(page.shelf.runs[0]?.ledgerBytes).toBeGreaterThan(0))
    await cancelOther()
    const { run } = page.lab
    expect([page.lab.phase, run?.ledger, run?.scenario]).toEqual(['finished', 'worker', FIRST])
    expect((await page.lab.creatorFacets()).rails.length).toBeGreaterThan(0)
    expect(run?.origin).toEqual(FIRST)
  })

  it('ends a run that was in progress, which has not failed', async () => {
    const long = { ...LAST, startDay: '2026-02-01', days: 60 }
    await page.lab.start(long, null, { pauseOn: '2026-03-01' })
    await phaseIs(page, 'paused')
    const { run } = page.lab
    expect(run?.days.length).toBeGreaterThan(0)
    await cancelOther()
    expect(page.lab.run).toBe(run)
    expect([page.lab.phase, run?.ledger, run?.failure]).toEqual(['cancelled', 'not-kept', null])
    expect(run?.days.length).toBeGreaterThan(0)
    await runAgain(page)
    await phaseIs(page, 'finished')
    expect(page.lab.run?.scenario.name).toBe('Last')
  })
})

it('a ledger that is written only once another run has begun is not kept as that of the run before', async () => {
  const { lab, shelf } = page
  await eventually(() => expect(shelf.runs[0]?.ledgerBytes).toBeGreaterThan(0))
  const ledgerFile = lab.ledgerFile.bind(lab)
  const keeping = vi.spyOn(shelf, 'keepLedger')
  vi.spyOn(lab, 'ledgerFile').mockImplementationOnce(async (bytesMax) => {
    await page.openScenario(LAST)
    await phaseIs(page, 'finished')
    return ledgerFile(bytesMax)
  })
  await page.openScenario(OTHER)
  await eventually(() => expect(keeping).toHaveBeenCalledTimes(2))
  await Promise.all(keeping.mock.results.map(({ value }) => value as Promise<void>))
  expect(shelf.runs.map((run) => [run.name, run.ledgerBytes !== null])).toEqual([
    ['Last', true],
    ['Other', false],
    ['First', true],
  ])
})

it('a start that is cancelled before the worker hears of it leaves a run in progress as it is', async () => {
  await page.run({ paused: true })
  await phaseIs(page, 'paused')
  const { run } = page.lab
  const started = page.openScenario(OTHER)
  await isStarting(page)
  await page.cancel()
  await started
  expect([page.lab.run, page.lab.phase, run?.ledger]).toEqual([run, 'paused', 'worker'])
})

it('what was done in a run does not enter a scenario that is opened before the answer', async () => {
  await page.run({ paused: true })
  await phaseIs(page, 'paused')
  const acted = page.inRun.act(1, { action: 'pause', by: 'creator' })
  page.draft.load(OTHER)
  expect(await acted).toMatchObject({ ok: true })
  expect(page.draft.input).toEqual(OTHER)
})

describe('edits that have not been run', () => {
  const EDITED = { ...FIRST, days: 6 }

  it.each([
    ['a scenario that is opened', () => page.openScenario(OTHER)],
    ['the scenario of the run on the page', () => Promise.resolve(page.takeScenario())],
    ['a preset', () => page.choosePreset(PRESETS['three-creators'])],
  ])('are on offer again once %s has taken their place', async (_, replace) => {
    page.draft.edit(EDITED)
    await replace()
    expect(page.savedWork.draft).toEqual(EDITED)
  })
})

describe('a run that failed', () => {
  const FAILURE = { name: 'Error', message: 'out of memory', stack: null, at: '' }

  it('is run again as it was, whatever is on the form', async () => {
    const digest = page.lab.run?.report?.digest
    page.draft.set('days', 0)
    expect(page.draft.problems).not.toEqual([])
    page.lab.run!.breakDown(FAILURE)
    await runAgain(page)
    await phaseIs(page, 'finished')
    expect(page.lab.run?.scenario).toEqual(FIRST)
    expect([page.lab.run?.report?.digest, page.lab.run?.isReproduced]).toEqual([digest, true])
    expect(page.draft.value('days')).toBe(0)
    expect(linkFromFragment(tab.location.hash)).toMatchObject({ content: { scenario: FIRST } })
  })

  it('is in the address once it has begun, where it is on the form', async () => {
    page.draft.edit(OTHER)
    // As a run that fails as it begins, it is not noted as run.
    await page.lab.start(OTHER, null)
    page.lab.run!.breakDown(FAILURE)
    expect(page.edits.hasAny).toBe(true)
    await runAgain(page)
    await phaseIs(page, 'finished')
    expect(page.edits.hasAny).toBe(false)
    expect(linkFromFragment(tab.location.hash)).toMatchObject({ content: { scenario: OTHER } })
  })

  it('says why it is refused, where it is', () => {
    page.lab.run!.breakDown(FAILURE)
    const { scenario } = page.lab.run!
    expect(page.refusalOfRun).toEqual([])
    page.draft.edit(OTHER)
    const problem = { path: 'days', value: 5, expected: 'another number' }
    vi.spyOn(page.lab, 'refusal', 'get').mockReturnValue({ scenario, problems: [problem] })
    expect([page.refusalOfRun, page.refusal]).toEqual([[problem], []])
    page.draft.edit(scenario)
    expect([page.refusalOfRun, page.refusal]).toEqual([[], [problem]])
  })
})

describe('a sales file in use', () => {
  const FILE = packSales(
    imported('creator_id,sold_at,amount_usd\nfonts,2026-02-03,12.50\nprints,2026-02-05,9.00\n'),
    'a'.repeat(64),
  )
  const wanted = { name: 'theirs.csv', rows: 9, sha256: 'b'.repeat(64), reading: {} }

  const open = async (fragment: string): Promise<void> => {
    tab.visit(`#${fragment}`)
    await openLink(page)
  }

  beforeEach(async () => {
    await page.salesFile.use(FILE)
    await page.run()
    expect(page.lab.run?.salesFile?.name).toBe('sales.csv')
  })

  it.each([
    [
      'a link to a run on another file, without it',
      async () => {
        await open(linkFragment(OTHER, wanted))
        await page.openScenario(OTHER)
      },
    ],
    ['a link to a run without a file', () => open(linkFragment(OTHER))],
    ['a link to the same scenario without a file', () => open(linkFragment(FIRST))],
    ['a scenario of another room', () => page.openScenario(OTHER)],
    ['a scenario of a comparison', () => page.runLinked(OTHER)],
  ])('is put aside for %s, and is on offer', async (_, openOther) => {
    await openOther()
    expect(page.lab.run?.scenario.name).toBe(page.draft.input.name)
    expect([page.lab.run?.salesFile, page.sales]).toEqual([null, null])
    expect(page.savedWork.sales).toBe(FILE)
    await phaseIs(page, 'finished')
    await page.salesFile.use(FILE)
    expect(page.savedWork.sales).toBeNull()
  })

  it('leaves alone the scenario that took the place of one that wants another file', async () => {
    await open(linkFragment(OTHER, wanted))
    page.takeScenario()
    page.draft.set('name', 'Mine')
    await page.salesFile.use(FILE)
    expect(page.draft.input.name).toBe('Mine')
  })

  it('is left out of the address of a run without it', async () => {
    await page.openScenario(OTHER)
    expect(linkFromFragment(tab.location.hash)).toMatchObject({
      content: { scenario: OTHER, salesFile: null },
    })
  })

  it('stays for a preset, and for a scenario that belongs to it', async () => {
    await page.choosePreset(PRESETS['three-creators'])
    expect(page.lab.run?.sales).toBe(FILE)
    await page.openScenario(OTHER, FILE)
    expect(page.lab.run?.sales).toBe(FILE)
  })

  it('is run over its own days by a preset that has others', async () => {
    await page.choosePreset(PRESETS['gumroad-like'])
    expect(page.draft.isSet('days')).toBe(false)
    expect(page.lab.run?.header?.startDay).toBe('2026-02-03')
    // One that is about days of its own cannot be without them.
    await page.choosePreset(PRESETS['three-creators'])
    expect(page.draft.isSet('days')).toBe(true)
  })

  it('is waited for by the page that a link opens, which runs nothing else', async () => {
    tab.visit(`#${linkFragment(OTHER, wanted)}`)
    const opened = await newPage()
    await openPage(opened)
    expect([opened.isWaitingForFile, opened.lab.phase]).toEqual([true, 'idle'])
    expect(opened.draft.input).toEqual(OTHER)
    expect([await opened.run(), opened.salesFile.toCome]).toEqual([false, wanted])
    expect(linkFromFragment(new URL(opened.link()).hash)).toMatchObject({
      content: { scenario: OTHER, salesFile: wanted },
    })
    await opened.openScenario(OTHER)
    expect([opened.isWaitingForFile, opened.lab.run?.scenario]).toEqual([false, OTHER])
    await phaseIs(opened, 'finished')
  })

  it('is no longer waited for where a link asks for the same scenario without it', async () => {
    tab.visit(`#${linkFragment(OTHER, wanted)}`)
    const opened = await newPage()
    await openPage(opened)
    expect(opened.salesFile.toCome).toEqual(wanted)
    tab.visit(`#${linkFragment(OTHER)}`)
    await openLink(opened)
    expect([opened.salesFile.toCome, opened.lab.run?.scenario]).toEqual([null, OTHER])
  })

  it.each<[string, Partial<WantedFile>, boolean]>([
    ['is used unasked by a page whose address asks for that very file', {}, true],
    ['is offered where the address asks for another one', { sha256: 'b'.repeat(64) }, false],
    ['is offered where it is to be read in another way', { reading: { amount: 'fee' } }, false],
  ])('kept from the last visit, %s', async (_, change, isUsed) => {
    stubDatabase()
    await (await newPage()).salesFile.use(FILE)
    tab.visit(`#${linkFragment(OTHER, { ...wantedFileOf(FILE), ...change })}`)
    const opened = await newPage()
    await openPage(opened)
    expect(opened.isWaitingForFile).toBe(!isUsed)
    const file = isUsed ? opened.sales : opened.savedWork.sales
    expect(file?.sha256).toBe(FILE.sha256)
    await opened.salesFile.remove()
    const next = await newPage()
    await openPage(next)
    expect(next.savedWork.sales).toBeNull()
  })

  it('comes back with the scenario of a run on it, and goes with that of a run without', async () => {
    const [onFile] = await keptRuns(2)
    await page.openScenario(OTHER)
    await phaseIs(page, 'finished')
    page.takeScenario()
    expect([page.sales, page.salesFile.wanted]).toEqual([null, null])
    await page.showKept(onFile!)
    page.takeScenario()
    expect([page.sales, page.salesFile.wanted?.file.name]).toEqual([null, 'sales.csv'])
    await page.salesFile.use(FILE)
    expect([page.isRunCurrent, page.salesFile.wanted]).toEqual([true, null])
  })

  it('is asked for by the address where the scenario on the form is of it, and not once it is put away', async () => {
    const [onFile, first] = await keptRuns(2)
    await page.showKept(first!)
    page.takeScenario()
    expect(linkFromFragment(tab.location.hash)).toMatchObject({
      content: { scenario: FIRST, salesFile: null },
    })
    await page.showKept(onFile!)
    page.takeScenario()
    expect(linkFromFragment(tab.location.hash)).toMatchObject({
      content: { scenario: onFile!.scenario, salesFile: { name: 'sales.csv' } },
    })
    await page.salesFile.use(FILE)
    await page.removeSales()
    expect(linkFromFragment(tab.location.hash)).toMatchObject({
      content: { scenario: onFile!.scenario, salesFile: null },
    })
  })
})

/** The newest first, once so many have ended. */
const keptRuns = (count: number): Promise<readonly KeptRun[]> =>
  eventually(() => {
    expect(page.shelf.runs).toHaveLength(count)
    return page.shelf.runs
  })
