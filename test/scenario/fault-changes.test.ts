/** Changes of faults and protections in a scenario: what they leave out stays as it is, and what they may not have is refused. */
import { describe, expect, it } from 'vitest'
import { FaultTimeline } from '../../src/simulation/faults/fault-timeline'
import { changesWithoutEffect } from '../../src/scenario/faults-in-force'
import { readScenario } from '../../src/scenario/read-scenario'
import { at } from '../support/days'

const withChanges = (...faultChanges: object[]) =>
  readScenario({
    version: 1,
    days: 30,
    faults: { calls: { lostBasisPoints: 200, answerLostBasisPoints: 300 } },
    faultChanges,
  })

function inForceAt(instant: string, ...changes: object[]) {
  const read = withChanges(...changes)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return new FaultTimeline(read.scenario, () => at(instant)).current
}

const CHANGES = [
  { at: '2026-09-05T09:00:00Z', faults: { calls: { lostBasisPoints: 0 } } },
  { at: '2026-09-06', protections: { claimLock: false } },
  { at: '2026-09-07T00:00:00Z', processor: { failures: { refusedBasisPoints: 900 } } },
]

describe('what is in force', () => {
  it.each([
    ['2026-09-05T08:59:59Z', 200, true, 20],
    ['2026-09-05T09:00:00Z', 0, true, 20],
    // A day without an hour: from six in the evening.
    ['2026-09-06T17:59:59Z', 0, true, 20],
    ['2026-09-06T18:00:00Z', 0, false, 20],
    ['2026-09-07T00:00:00Z', 0, false, 900],
  ])('at %s', (instant, lostBasisPoints, claimLock, refusedBasisPoints) => {
    const { faults, processor, protections } = inForceAt(instant, ...CHANGES)
    expect(faults.calls).toMatchObject({ lostBasisPoints, answerLostBasisPoints: 300 })
    expect(protections).toMatchObject({ claimLock, retries: true })
    expect(processor.failures).toMatchObject({ refusedBasisPoints, standardFailedBasisPoints: 30 })
  })
})

describe('of several at one instant', () => {
  const AT = '2026-09-05T09:00:00Z'
  const lost = (lostBasisPoints: number) => ({ at: AT, faults: { calls: { lostBasisPoints } } })
  const unlocked = { at: AT, protections: { claimLock: false } }

  it('all count, and the later one where they set the same', () => {
    const { faults, protections } = inForceAt(AT, lost(1), unlocked, lost(2))
    expect([faults.calls.lostBasisPoints, protections.claimLock]).toEqual([2, false])
  })

  it.each([
    ['one that is set again', [lost(1), unlocked, lost(2)], [0]],
    ['one that is set back', [lost(1), lost(200)], [0, 1]],
    ['the first of two that are the same', [lost(1), lost(1)], [0]],
    ['none that sets something else', [lost(1), unlocked], []],
    [
      'none that is changed a second later',
      [lost(1), { ...lost(2), at: AT.replace('00Z', '01Z') }],
      [],
    ],
  ])('without effect is %s', (_which, changes, idle) => {
    const read = withChanges(...changes)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { scenario } = read
    expect(changesWithoutEffect(scenario)).toEqual(
      idle.map((index) => scenario.faultChanges[index]),
    )
  })
})

describe('refused', () => {
  it.each([
    [[CHANGES[1], CHANGES[0]], 'faultChanges[1].at', 'at or after 2026-09-06'],
    [[{ at: '2026-12-01T00:00:00Z' }], 'faultChanges[0].at', 'a day of the run'],
    [
      [{ at: '2026-09-05', faults: { calls: { lostBasisPoints: 10_001 } } }],
      'faultChanges[0].faults.calls.lostBasisPoints',
      'a whole number from 0 to 10,000',
    ],
    [[{ at: '2026-09-05', faults: { deploys: [] } }], 'faultChanges[0].faults.deploys', 'no such'],
    [
      [
        {
          at: '2026-09-05',
          faults: { outages: [{ from: '2026-09-07', until: '2026-09-06' }] },
        },
      ],
      'faultChanges[0].faults.outages[0].until',
      'after 2026-09-07',
    ],
  ])('%j', (changes, path, expected) => {
    const read = withChanges(...(changes as object[]))
    if (read.ok) throw new Error('It was taken')
    expect(read.problems.map((problem) => problem.path)).toEqual([path])
    expect(read.problems[0]!.expected).toContain(expected)
  })
})
