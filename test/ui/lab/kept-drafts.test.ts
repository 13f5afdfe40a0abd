/** Tabs share what the browser keeps, and none of them can take edits away from another. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { KeptDrafts } from '../../../src/ui/lab/kept-drafts'
import { storage } from '../../support/storage'

const EDITED: ScenarioInput = { version: 1, name: 'Edited', days: 6 }
const EDITED_ON: ScenarioInput = { ...EDITED, days: 7 }

beforeEach(() => void vi.stubGlobal('localStorage', storage()))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A tab of the browser, of which each load is another page. */
class Tab {
  readonly #ofSession: ReturnType<typeof storage>
  #page = new EventTarget()

  constructor(ofSession = storage()) {
    this.#ofSession = ofSession
  }

  /** The page that was open in it before is left. */
  load(): KeptDrafts {
    vi.stubGlobal('sessionStorage', this.#ofSession)
    this.#page.dispatchEvent(new Event('pagehide'))
    this.#page = new EventTarget()
    vi.stubGlobal('addEventListener', this.#page.addEventListener.bind(this.#page))
    const drafts = new KeptDrafts()
    this.#page.dispatchEvent(new Event('pageshow'))
    return drafts
  }

  duplicate(): Tab {
    return new Tab(Object.assign(storage(), this.#ofSession))
  }
}

const inputs = (drafts: KeptDrafts): ScenarioInput[] => drafts.list().map(({ input }) => input)

it('edits that another tab discards are offered to no tab but their own', () => {
  const [one, other] = [new Tab(), new Tab()]
  one.load().keep(EDITED)
  const drafts = other.load()
  expect(inputs(drafts)).toEqual([EDITED])
  drafts.discard(drafts.list()[0]!)
  expect(inputs(drafts)).toEqual([])
  expect(inputs(new Tab().load())).toEqual([])
  expect(inputs(one.load())).toEqual([EDITED])
})

it('edits of a tab stay with it when its duplicate discards them', () => {
  const one = new Tab()
  one.load().keep(EDITED)
  const drafts = one.duplicate().load()
  for (const draft of drafts.list()) drafts.discard(draft)
  expect(inputs(drafts)).toEqual([])
  expect(inputs(one.load())).toEqual([EDITED])
})

it('edits that go on after they were offered to another tab are offered again', () => {
  const [one, other] = [new Tab(), new Tab()]
  const kept = one.load()
  kept.keep(EDITED)
  const drafts = other.load()
  const [offered] = drafts.list()
  vi.useFakeTimers({ now: Date.now() + 1_000 })
  kept.keep(EDITED_ON)
  drafts.discard(offered!)
  expect(inputs(new Tab().load())).toEqual([EDITED_ON])
})

it('edits of this tab are gone once they are discarded, after a reload or beside another scenario', () => {
  const tab = new Tab()
  tab.load().keep(EDITED)
  const again = tab.load()
  again.discard(again.list()[0]!)
  expect(inputs(tab.load())).toEqual([])

  const page = tab.load()
  page.discard(page.setAside(EDITED_ON))
  expect(inputs(tab.load())).toEqual([])
})

it('edits are kept beside those of six tabs that were open before the clock was set back', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01') })
  for (let days = 1; days <= 6; days += 1) new Tab().load().keep({ ...EDITED, days })
  vi.setSystemTime(new Date('2026-01-01'))
  const tab = new Tab()
  tab.load().keep(EDITED_ON)
  expect(inputs(tab.load())).toContainEqual(EDITED_ON)
  expect(inputs(tab.load())).toHaveLength(6)
})
