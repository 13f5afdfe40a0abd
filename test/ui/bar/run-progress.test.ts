import { expect, it } from 'vitest'
import { progressOf } from '../../../src/ui/bar/run-progress'
import type { LabClient } from '../../../src/ui/lab/lab-client.svelte'
import type { RunStatus } from '../../../workers/contract'

type Lab = Parameters<typeof progressOf>[0]

const labAt = (phase: LabClient['phase'], status: Partial<RunStatus>): Lab =>
  ({ phase, preparing: null, run: { status: { closing: null, ...status } } }) as unknown as Lab

it('says as much of the days as the bar names, and leaves a part of the line for closing the books', () => {
  const { stageShare, share } = progressOf(labAt('running', { daysDone: 36, daysTotal: 90 }))
  expect(stageShare).toBeCloseTo(0.4)
  expect(share).toBeCloseTo(0.36)
})

it('never goes back on the line where closing the books begins', () => {
  const days = { daysDone: 90, daysTotal: 90 }
  const last = progressOf(labAt('running', days))
  const closing = progressOf(labAt('closing', { ...days, closing: { part: 'checks', share: 0 } }))
  expect(last.stageShare).toBe(1)
  expect(closing.stageShare).toBe(0)
  expect(closing.share).toBeGreaterThanOrEqual(last.share)
  expect(progressOf(labAt('finished', days)).share).toBe(1)
})

it('is at zero of a run without days', () => {
  expect(progressOf(labAt('running', { daysDone: 0, daysTotal: 0 })).stageShare).toBe(0)
})
