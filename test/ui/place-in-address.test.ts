/** Back leads to a payout or a creator of the run on the page, never to others that have the same number there. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { linkFragment } from '../../src/scenario/link'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { PageState } from '../../src/ui/page-state.svelte'
import type { PlaceInAddress } from '../../src/ui/place-in-address'
import { placeOf } from '../../src/ui/place'
import {
  LOADING_MILLISECONDS_MAX,
  openedPage,
  phaseIs,
  placeIn,
  stubTab,
  type Tab,
} from '../support/page-state'
import { eventually } from '../support/eventually'

const FIRST: ScenarioInput = { version: 1, seed: 'one', days: 5, population: { size: 5 } }

let tab: Tab
let page: PageState
let place: PlaceInAddress

beforeEach(async () => {
  tab = stubTab()
  tab.visit(`#${linkFragment(FIRST)}`)
  page = await openedPage()
  place = await placeIn(page)
}, LOADING_MILLISECONDS_MAX)

afterEach(() => void vi.unstubAllGlobals())

function goBack(): void {
  tab.back()
  place.readBack()
  place.write()
}

/** Each is a step of its own. */
function show(creatorId: number, payoutId: number): void {
  page.navigation.showCreator(creatorId)
  place.write()
  page.navigation.showPayout(payoutId)
  place.write()
}

async function runAnother(start: () => Promise<unknown>): Promise<void> {
  await start()
  await phaseIs(page, 'finished')
  place.write()
}

it('leads to the payout that was open while its run is on the page', () => {
  show(3, 7)
  page.navigation.tab = 'overview'
  place.write()
  goBack()
  expect(page.navigation).toMatchObject({ tab: 'payouts', creatorId: 3, payoutId: 7 })
})

it('leads to the creator, and to no payout, of a run with other edits', async () => {
  show(3, 7)
  page.draft.set('population.size', 6)
  await runAnother(() => page.run())
  expect(page.navigation).toMatchObject({ creatorId: 3, payoutId: null })
  goBack()
  expect(page.navigation).toMatchObject({ tab: 'payouts', creatorId: 3, payoutId: null })
  expect(placeOf(tab.location.search)).toMatchObject({ creatorId: 3, payoutId: null })
})

it.each<[string, ScenarioInput, number | null]>([
  ['of other creators', { ...FIRST, population: { size: 6 } }, null],
  ['of another seed', { ...FIRST, seed: 'two' }, null],
  ['of the same creators', { ...FIRST, days: 6 }, 3],
])('a scenario %s that is opened keeps the creator, or not', async (_, scenario, creatorId) => {
  show(3, 7)
  page.navigation.journalOf = 3
  await runAnother(() => page.openScenario(scenario))
  expect(page.navigation).toMatchObject({ creatorId, payoutId: null, journalOf: creatorId })
  goBack()
  expect(page.navigation).toMatchObject({ creatorId, payoutId: null })
})

const MAYA = { handle: 'maya' }

it.each<[string, ScenarioInput['creators'], number, number | null]>([
  ['a creator is listed', [MAYA], 3, 4],
  ['a creator is listed, the last of all', [MAYA], 5, 6],
  ['a listed creator is no longer listed', [], 1, null],
])('the creator has another number once %s', async (_, creators, before, after) => {
  if (creators?.length === 0) {
    page.draft.set('creators', [MAYA])
    await runAnother(() => page.run())
  }
  const handle = async (id: number) => (await page.lab.creatorHistory(id))?.creator.handle
  const name = await handle(before)
  show(before, 7)
  page.navigation.journalOf = before
  page.draft.set('creators', creators)
  await runAnother(() => page.run())
  expect(page.navigation).toMatchObject({ creatorId: after, journalOf: after })
  if (after !== null) expect(await handle(after)).toBe(name)
  goBack()
  expect(page.navigation.creatorId).toBeNull()
})

it('a run of the shelf has the creator where it has the same creators', async () => {
  const [kept] = await eventually(() => {
    expect(page.shelf.runs).toHaveLength(1)
    return page.shelf.runs
  })
  await runAnother(() => page.openScenario({ ...FIRST, population: { size: 6 } }))
  show(3, 7)
  await runAnother(() => page.showKept(kept!))
  expect(page.navigation).toMatchObject({ creatorId: null, payoutId: null })
  goBack()
  expect(page.navigation).toMatchObject({ creatorId: null, payoutId: null })
})

it('knows through a reload which run a step was of', async () => {
  show(3, 7)
  await runAnother(() => page.openScenario({ ...FIRST, population: { size: 6 } }))
  show(2, 5)
  page = await openedPage()
  place = await placeIn(page)
  expect(page.navigation).toMatchObject({ creatorId: 2, payoutId: 5 })
  goBack()
  expect(page.navigation).toMatchObject({ tab: 'creators', creatorId: 2, payoutId: null })
  goBack()
  expect(page.navigation).toMatchObject({ creatorId: null, payoutId: null })
  goBack()
  expect(page.navigation).toMatchObject({ creatorId: null, payoutId: null })
})
