import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../../src/scenario/presets'
import { readScenario } from '../../../src/scenario/read-scenario'
import { readingContextOf } from '../../../src/scenario/reading-context'
import { defaultAt } from '../../../src/ui/draft/defaults'
import { ScenarioDraft } from '../../../src/ui/draft/scenario-draft.svelte'
import { ScenarioReader } from '../../../src/ui/draft/scenario-reader.svelte'

const NAMED = { version: 1, name: 'Named' } as const

function begun(): ScenarioDraft {
  const draft = new ScenarioDraft({ read: readScenario, defaultAt })
  draft.begin(NAMED)
  return draft
}

describe('a JSON text that cannot be read', () => {
  const UNREAD = '{ "version": 1, "days": 45'
  const problems = [{ path: 'line 1', value: UNREAD, expected: '}' }]

  function unread(): ScenarioDraft {
    const draft = begun()
    draft.set('days', 30)
    draft.refuseText(UNREAD, problems)
    return draft
  }

  it('stays what it is when something else changes the draft', () => {
    const draft = unread()
    draft.set('seed', 'x')
    expect(draft).toMatchObject({ unreadText: UNREAD, problems })
  })

  it('is not undone, as no version before has it', () => {
    const draft = unread()
    expect(draft.canUndo).toBe(false)
    draft.undo()
    expect(draft).toMatchObject({ unreadText: UNREAD, input: { days: 30 } })
  })

  it.each<[string, (draft: ScenarioDraft) => void]>([
    ['can be read', (draft) => draft.takeText({ ...NAMED, days: 45 })],
    ['is discarded', (draft) => draft.discardText()],
    ['gives way to another scenario', (draft) => draft.load(NAMED)],
  ])('is gone once it %s', (_, change) => {
    const draft = unread()
    change(draft)
    expect(draft).toMatchObject({ unreadText: null, problems: [], canUndo: true })
  })
})

describe('undo and redo', () => {
  it('has nothing to undo before the first change', () => {
    expect(begun()).toMatchObject({ canUndo: false, canRedo: false })
  })

  it('takes edits in a row at one setting as one step', () => {
    const draft = begun()
    for (const days of [1, 12, 120]) draft.set('days', days)
    draft.set('seed', 'x')
    draft.undo()
    expect(draft.input).toEqual({ ...NAMED, days: 120 })
    draft.undo()
    expect(draft.input).toEqual(NAMED)
    draft.redo()
    expect(draft.input).toEqual({ ...NAMED, days: 120 })
  })

  it('begins a new step at the same setting after a run', () => {
    const draft = begun()
    draft.set('days', 30)
    draft.endStep()
    draft.set('days', 60)
    draft.undo()
    expect(draft.input.days).toBe(30)
  })

  it('brings edits back that another scenario took the place of, with what they are compared to', () => {
    const draft = begun()
    draft.set('days', 30)
    draft.load({ version: 1, name: 'A preset' })
    expect(draft.isEdited).toBe(false)
    draft.undo()
    expect(draft.input).toEqual({ ...NAMED, days: 30 })
    expect(draft.isChanged('days')).toBe(true)
    draft.redo()
    expect(draft.input).toEqual({ version: 1, name: 'A preset' })
  })

  it('forgets what was undone once something else is changed', () => {
    const draft = begun()
    draft.set('days', 30)
    draft.undo()
    draft.set('seed', 'other')
    expect(draft.canRedo).toBe(false)
  })
})

describe('amounts that add up past what stays exact', () => {
  const MOST = 1_000_000_000_00
  const TOO_MUCH = 'amounts of ink with a total of at most $9,007,199,254.74'

  it('are refused while the draft is edited, and no longer once they are put right', () => {
    const draft = begun()
    const owed = Array.from({ length: 10 }, () => ({ day: '2026-08-20', amountCents: MOST }))
    draft.set('creators', [{ handle: 'ink', openingBalances: owed }])
    const path = 'creators[0].openingBalances[9].amountCents'
    expect(draft.problemsAt(path)).toEqual([{ path, value: MOST, expected: TOO_MUCH }])
    expect(draft.lastGood).toEqual(NAMED)
    draft.set(path, 7_199_254_74)
    expect(draft.problems).toEqual([])
  })

  it('are added to those of the imported file', () => {
    const draft = begun()
    draft.set('creators', [{ handle: 'ink', yearBeforeGrossCents: MOST }])
    const file = {
      fileName: 'sold.csv',
      creators: ['oak', 'ink'],
      firstDay: 20_000,
      lastDay: 20_001,
    }
    const columns = {
      creator: [1, ...Array<number>(8).fill(1), 0],
      amountCents: Array<number>(10).fill(MOST),
    }
    draft.setContext(readingContextOf(file, columns))
    expect(draft.problems).toEqual([{ path: 'file', value: 'sold.csv', expected: TOO_MUCH }])
    draft.set('creators', [])
    expect(draft.problems).toEqual([])
  })
})

describe('before the reader has come', () => {
  it('the scenario that the page opens with can run', () => {
    const draft = new ScenarioDraft(new ScenarioReader())
    draft.begin(PRESETS.default)
    expect(draft).toMatchObject({ isRead: true, problems: [], lastGood: PRESETS.default })
    expect(draft.scenario).toMatchObject({ name: 'A small marketplace', policyChanges: [] })
  })

  it('it is not known what is wrong with an edit, and the version before it stays the good one', async () => {
    const reader = new ScenarioReader()
    const draft = new ScenarioDraft(reader)
    draft.begin(PRESETS.default)
    draft.set('days', 0)
    expect(draft).toMatchObject({ isRead: false, problems: [], scenario: null })
    expect(draft.lastGood).toEqual(PRESETS.default)
    await reader.load()
    expect(draft.problems).toMatchObject([{ path: 'days', value: 0 }])
    expect(draft.lastGood).toEqual(PRESETS.default)
    draft.set('days', 30)
    expect(draft.lastGoodScenario.days).toBe(30)
  })
})
