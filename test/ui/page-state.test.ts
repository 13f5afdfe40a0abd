/** What takes the place of what: scenarios, sales files, runs, and the edits that give way to them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { linkFragment } from '../../src/scenario/link'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { PageState } from '../../src/ui/page-state.svelte'
import { LOADING_MILLISECONDS_MAX, openedPage, stubTab, type Tab } from '../support/page-state'

const scenarioOf = (name: string): ScenarioInput => ({
  version: 1,
  name,
  days: 5,
  population: { size: 5 },
})
const FIRST = scenarioOf('First')
const OTHER = scenarioOf('Other')

let tab: Tab
let page: PageState

beforeEach(async () => {
  tab = stubTab()
  tab.visit(`#${linkFragment(FIRST)}`)
  page = await openedPage()
}, LOADING_MILLISECONDS_MAX)

afterEach(() => void vi.unstubAllGlobals())

describe('edits that have not been run', () => {
  const EDITED = { ...FIRST, days: 6 }

  it.each([
    ['a scenario that is opened', () => page.openScenario(OTHER)],
    ['the scenario of the run on the page', () => Promise.resolve(page.takeScenario())],
    ['a preset', () => page.choosePreset('three-creators')],
  ])('are on offer again once %s has taken their place', async (_, replace) => {
    page.draft.edit(EDITED)
    await replace()
    expect(page.savedWork.draft).toEqual(EDITED)
  })
})
