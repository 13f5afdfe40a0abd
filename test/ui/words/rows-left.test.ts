/** What a list of a long run does not have any more: how much, and where it can be read. */
import { expect, it } from 'vitest'
import { savesClosedRows } from '../../../src/ui/words/kept-detail'
import { leftSentence } from '../../../src/ui/words/rows-left'
import type { Run } from '../../../src/ui/lab/run.svelte'

const SIMULATED = { isSimulated: true }
const KEPT = { isSimulated: false }
const SAVED = 'The rows are in closed.zip, under Downloads in the books.'
const NOT_SAVED = 'The rows were not kept with this run: run it again to save them.'
const before = '2026-09-14'

it.each([
  [1, SIMULATED, '1 payout settled before 14 Sep 2026 has left the ledger and is not in', SAVED],
  [1_200, KEPT, '1,200 payouts settled before 14 Sep 2026 have left the ledger and', NOT_SAVED],
  [null, KEPT, 'Payouts settled before 14 Sep 2026 have left the ledger and', NOT_SAVED],
])('%j payouts have left a run (%j)', (rows, run, begins, ends) => {
  const sentence = leftSentence({ kind: 'payouts', left: { before, rows }, run })
  expect(sentence.startsWith(begins), sentence).toBe(true)
  expect(sentence.endsWith(ends), sentence).toBe(true)
})

it.each([
  [{ days: 30, closedRowsSaved: true }, true],
  [{ days: 30, closedRowsSaved: false }, false],
  [{ days: null, closedRowsSaved: true }, false],
  [undefined, false],
])('with a detail of %j, closed rows can be downloaded: %j', (detail, isSaved) => {
  const run = { header: { scenario: { detail } } } as unknown as Pick<Run, 'header'>
  expect(savesClosedRows(run)).toBe(isSaved)
})
