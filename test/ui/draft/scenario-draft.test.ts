import { describe, expect, it } from 'vitest'
import { ScenarioDraft } from '../../../src/ui/draft/scenario-draft.svelte'

const NAMED = { version: 1, name: 'Named' } as const

function begun(): ScenarioDraft {
  const draft = new ScenarioDraft()
  draft.begin(NAMED)
  return draft
}

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
