/** Whatever a browser keeps under the keys of the page’s lists, what is read of it can be shown: a name comes once. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { namedChangesIn } from '../../src/ui/fees/alternatives/own-alternatives'
import { KeptDrafts } from '../../src/ui/lab/kept-drafts'
import { queriesIn } from '../../src/ui/query/kept-queries'
import { validityStore } from '../../src/ui/validity/validity-store'
import { SavedReadings } from '../../src/ui/import/saved-readings.svelte'
import { storage } from '../support/storage'

beforeEach(() => vi.stubGlobal('localStorage', storage()))
afterEach(() => void vi.unstubAllGlobals())

it('queries', () => {
  const [one, again] = ['SELECT 1', 'SELECT 2'].map((sql) => ({ name: 'one', sql }))
  expect(queriesIn({ saved: [one, again, null, { name: 5 }], recent: ['a', 'b', 'a', 5] })).toEqual(
    {
      saved: [one],
      recent: ['a', 'b'],
    },
  )
})

it('alternatives', () => {
  const one = { name: 'one', changes: {} }
  expect(namedChangesIn([one, { ...one, changes: { days: 5 } }, null])).toEqual([one])
  expect(namedChangesIn({ 0: one })).toEqual([])
})

it('readings', () => {
  const one = { name: 'one', reading: {} }
  localStorage.setItem('payout-lab.readings', JSON.stringify([one, one, { name: '' }]))
  expect(new SavedReadings().all).toEqual([one])
})

it('edits: one whose time is none does not leave the others without an order', () => {
  const keep = (key: string, keptAt: unknown): void =>
    localStorage.setItem(
      `payout-lab.draft.${key}`,
      JSON.stringify({ keptAt, input: { name: key } }),
    )
  keep('old', 1)
  keep('damaged', 'x')
  keep('new', 2)
  expect(new KeptDrafts().list().map(({ input }) => input.name)).toEqual(['new', 'old', 'damaged'])
})

it.each([
  ['runs of nothing', { runs: [null], violations: 0 }],
  ['runs without facts', { runs: [{}], violations: 0 }],
  ['no list', { runs: 'x', violations: 0 }],
])('results of the preset beside published facts: %s are run again', (_, results) => {
  localStorage.setItem('payout-lab.validity', JSON.stringify({ build: '1', results }))
  expect(validityStore('1').load()).toBeNull()
})
