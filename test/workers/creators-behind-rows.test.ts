/** Behind each row of the overview that counts creators are so many creators. */
import { expect, it } from 'vitest'
import type { PauseSource } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { creatorQuery } from '../support/list-queries'
import { finishedLab } from '../support/labs'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'behind-rows',
  days: 30,
  population: { size: 120, monthlyGross: { mu: 4.5, sigma: 1.5 } },
  creators: [
    {
      handle: 'little',
      minimumCents: 250_00,
      openingBalances: [{ day: '2026-08-20', amountCents: 60_00 }],
    },
    { handle: 'nothing', minimumCents: 250_00 },
    { handle: 'held-by-admin', paused: true },
    { handle: 'away', openingBalances: [{ day: '2026-08-20', amountCents: 75_00 }] },
  ],
  actions: [{ on: '2026-09-02', creator: 'away', action: 'pause', by: 'creator' }],
}

const driven = await finishedLab(scenario)
const report = driven.last.report!

it('whom a run skipped, by reason, schedule and minimum', async () => {
  expect(report.skipped.length).toBeGreaterThan(3)
  expect(report.skipped).toContainEqual({
    reason: 'below_minimum',
    frequency: 'weekly',
    minimumCents: 250_00,
    // Thursdays 3, 10, 17 and 24 September.
    times: 4,
    creators: 1,
  })
  for (const { reason, frequency, minimumCents, creators, times } of report.skipped) {
    const { rows, total } = await driven.lab.creators(
      creatorQuery({ frequency, among: { of: 'skipped', reason, minimumCents } }),
    )
    expect([reason, frequency, minimumCents, total]).toEqual([
      reason,
      frequency,
      minimumCents,
      creators,
    ])
    expect(times).toBeGreaterThanOrEqual(creators)
    expect(rows.map(({ handle }) => handle)).not.toContain('nothing')
  }
})

it('whose money is unpaid, by reason, schedule and minimum', async () => {
  expect(report.notPaid.length).toBeGreaterThan(1)
  expect(report.notPaid).toContainEqual({
    reason: 'below_minimum',
    frequency: 'weekly',
    minimumCents: 250_00,
    creators: 1,
    unpaidCents: 60_00,
    oldestDay: '2026-08-20',
    violating: [],
  })
  for (const { reason, frequency, minimumCents, creators, unpaidCents } of report.notPaid) {
    const { rows, total } = await driven.lab.creators(
      creatorQuery({ frequency, among: { of: 'not_paid', reason, minimumCents } }),
    )
    expect([reason, frequency, minimumCents, total]).toEqual([
      reason,
      frequency,
      minimumCents,
      creators,
    ])
    expect(rows.reduce((sum, row) => sum + row.unpaidCents, 0)).toBe(unpaidCents)
  }
})

it('whose payouts are paused, by what pauses them', async () => {
  const { pausedCreators } = report.stuck
  const handlesOf = async (source: PauseSource): Promise<string[]> => {
    const among = { of: 'paused', source, isReviewedDaily: false } as const
    const { rows } = await driven.lab.creators(creatorQuery({ among }))
    return rows.map(({ handle }) => handle)
  }
  expect(await handlesOf('creator')).toEqual(['away'])
  expect(await handlesOf('admin')).toContain('held-by-admin')
  expect(pausedCreators.map(({ source }) => source).toSorted()).toEqual(['admin', 'creator'])
  for (const { source, creators } of pausedCreators) {
    expect([source, (await handlesOf(source)).length]).toEqual([source, creators])
  }
})

it('the skips are as many as those of the days', () => {
  const days = driven.statuses.flatMap(({ newDays }) => newDays)
  const ofDays = days
    .flatMap(({ skips }) => Object.values(skips))
    .reduce((sum, count) => sum + count, 0)
  expect(report.skipped.reduce((sum, { times }) => sum + times, 0)).toBe(ofDays)
})
