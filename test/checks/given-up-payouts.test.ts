/** Services that send nothing at times: each payout is given up in time, and its money is in the next one. */
import { describe, expect, it } from 'vitest'
import { exhaust } from '../../src/core/exhaust'
import { runTask } from '../../src/experiments/run-task'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import type { ScenarioInput } from '../../src/scenario/schema'
import { ownServiceOf } from '../../src/simulation/own-service'
import { engine } from '../support/engine'
import { brokenChecks, calmScenario } from '../support/runs'

const scenario = calmScenario({
  days: 30,
  policy: 'payout-lab',
  creators: ['ferry', 'kiln'].map((handle) => ({ handle, schedule: 'daily' })),
  sales: ['ferry', 'kiln'].map((creator) => ({ creator, at: '2026-09-01', amountCents: 300_00 })),
})

/** Where `isSent` says no, nothing is done. */
function brokenWith(isSent: (payoutId: number) => boolean, given: ScenarioInput): string[] {
  const service = {
    *sendPayout(...[context, payoutId]: Parameters<typeof LAB_SERVICE.sendPayout>) {
      if (isSent(payoutId)) yield* LAB_SERVICE.sendPayout(context, payoutId)
    },
  }
  const own = ownServiceOf({ default: service }, 'mine.ts')
  const task = { scenario: given, keep: 'outcome' } as const
  const done = exhaust(runTask(engine, task, null, undefined, own))
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return brokenChecks(done.outcome.report)
}

const [ferry] = scenario.creators!
const [sold] = scenario.sales!
/** One creator, whose payouts are numbered from 1 on. */
const ofOne: ScenarioInput = { ...scenario, creators: [ferry!], sales: [sold!] }

describe('payouts that are given up and were never sent', () => {
  it('are found from the third in a row on', () => {
    expect(brokenWith((payoutId) => payoutId > 2, ofOne)).toEqual([])
    expect(brokenWith((payoutId) => payoutId > 3, ofOne)).toEqual([
      'payouts_are_sent: payout 3 of creator 1 was given up and never sent, as 2 times before',
    ])
  })

  it('are counted for each creator', () => {
    expect(brokenWith((payoutId) => payoutId > 4, scenario)).toEqual([])
    expect(brokenWith((payoutId) => payoutId > 5, scenario)).toEqual([
      'payouts_are_sent: payout 5 of creator 1 was given up and never sent, as 2 times before',
    ])
  })

  it('are counted anew once one was sent', () => {
    const later = ['2026-09-12', '2026-09-14'].map((at) => ({ ...sold!, at }))
    const often = { ...ofOne, sales: [sold!, ...later] }
    expect(brokenWith((payoutId) => payoutId % 3 === 0, often)).toEqual([])
  })

  it('are found where others that were made at once were sent each time', () => {
    const days = ['2026-08-18', '2026-08-19', '2026-08-20', '2026-08-21']
    const openingBalances = days.map((day) => ({ day, amountCents: 9_000_00 }))
    const large: ScenarioInput = {
      ...ofOne,
      policy: { name: 'payout-lab', instantRunAboveMaximum: 'cut' },
      creators: [{ handle: 'ferry', schedule: 'daily', openingBalances }],
      sales: [],
    }
    const firstOfEach = [1, 5, 8, 10]
    expect(brokenWith(() => true, large)).toEqual([])
    expect(brokenWith((payoutId) => payoutId === 1 || payoutId > 4, large)).toEqual([])
    expect(brokenWith((payoutId) => firstOfEach.includes(payoutId), large)).toEqual([
      'payouts_are_sent: payout 9 of creator 1 was given up and never sent, as 2 times before',
    ])
  })

  it('are none that the bank turned down', () => {
    const failures = { refusedBasisPoints: 10_000, instantFailedBasisPoints: 0 }
    const processor = { ...ofOne.processor, failures }
    expect(brokenWith(() => true, { ...ofOne, processor })).toEqual([])
  })

  it('do not count where a question about them was not answered', () => {
    const lost = [1, 3, 5].map(
      (nth) => ({ fault: 'answer-lost', creator: 'ferry', call: 'look_up', nth }) as const,
    )
    expect(brokenWith((payoutId) => payoutId > 3, { ...ofOne, faults: { single: lost } })).toEqual(
      [],
    )
  })

  it('do not count where a worker was lost before they were given up', () => {
    const dying = ['2026-09-03', '2026-09-07', '2026-09-11'].map(
      (on) => ({ fault: 'worker-killed', step: 'begin', on }) as const,
    )
    const unsent = (payoutId: number): boolean => payoutId > 3
    expect(brokenWith(unsent, { ...ofOne, faults: { single: dying } })).toEqual([])
    expect(brokenWith(unsent, { ...ofOne, faults: { single: [] } })).toHaveLength(1)
  })
})
