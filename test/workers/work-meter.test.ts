/**
 * The time left, from step costs of whole runs as they were once recorded: for each day, what its sales, its payouts and
 * the checks at its end cost, and what closing the books cost, all in microseconds of one machine.
 */
import { describe, expect, it } from 'vitest'
import type { PresetName } from '../../src/scenario/presets'
import { PRESETS } from '../../src/scenario/presets'
import { WORKS } from '../../src/simulation/planned-work'
import { prepareRun } from '../../src/simulation/setup'
import { Simulation } from '../../src/simulation/simulation'
import { WorkMeter } from '../../workers/work-meter'
import { engine } from '../support/engine'
import allDaily from './recorded/all-daily.json'
import byDefault from './recorded/default.json'
import flexibleSchedules from './recorded/flexible-schedules.json'
import launchWeek from './recorded/launch-week.json'
import longTail from './recorded/long-tail.json'

type DayCosts = number[]
interface Recorded {
  days: DayCosts[]
  closing: number
}

const RECORDED: [PresetName, Recorded][] = [
  ['default', byDefault],
  ['all-daily', allDaily],
  ['long-tail', longTail],
  ['launch-week', launchWeek],
  ['flexible-schedules', flexibleSchedules],
]

function planOf(name: PresetName) {
  const prepared = prepareRun(PRESETS[name], null)
  if (!prepared.ok) throw new Error(`${name} is refused`)
  return new Simulation(engine, prepared.setup).questions.plannedWork()
}

const sum = (costs: readonly number[]): number => costs.reduce((total, cost) => total + cost, 0)

function spendDay(meter: WorkMeter, costs: DayCosts): void {
  WORKS.forEach((work, index) => meter.spend(work, costs[index]!))
  meter.endDay()
}

describe.each(RECORDED)('%s', (name, { days, closing }) => {
  const plan = planOf(name)

  it.each([10, 25, 50, 75])('has no estimate that is 25 %% off when %i %% are done', (percent) => {
    const meter = new WorkMeter(plan)
    let left = sum(days.map(sum)) + closing
    const leftThen = left * (1 - percent / 100)
    for (const costs of days) {
      if (left - sum(costs) < leftThen) break
      spendDay(meter, costs)
      left -= sum(costs)
    }
    const told = meter.millisecondsLeft
    if (percent >= 50) expect(told).not.toBeNull()
    const ratio = (told ?? left) / left
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.25)
  })

  it('is not estimated before the estimate is within 25% of the rest', () => {
    const meter = new WorkMeter(plan)
    let left = sum(days.map(sum)) + closing
    for (const costs of days) {
      spendDay(meter, costs)
      left -= sum(costs)
      if (meter.millisecondsLeft !== null) break
    }
    const ratio = meter.millisecondsLeft! / left
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.25)
  })
})

describe('a meter', () => {
  const plan = [
    { sales: 100, payouts: 0, days: 1 },
    { sales: 200, payouts: 0, days: 1 },
    { sales: 100, payouts: 0, days: 1 },
    { sales: 300, payouts: 0, days: 1 },
    { sales: 200, payouts: 10, days: 1 },
    { sales: 400, payouts: 0, days: 1 },
  ]
  const meterAfter = (days: readonly DayCosts[]): WorkMeter => {
    const meter = new WorkMeter(plan)
    for (const costs of days) spendDay(meter, costs)
    return meter
  }
  /** Each sale costs 0.5 and the end of a day 10. */
  const STEADY = [
    [50, 0, 10],
    [100, 0, 10],
    [50, 0, 10],
    [150, 0, 10],
  ]

  it.each([0, 1, 2, 3])('has no estimate after %i days, however steady they were', (days) => {
    expect(meterAfter(STEADY.slice(0, days)).millisecondsLeft).toBeNull()
  })

  it('weighs the sales to come by what sales have cost, and adds 18% of all for the books', () => {
    const meter = meterAfter(STEADY)
    // 600 sales at 0.5 and two days at 10; all of it are 1,300 sales and six days.
    expect(meter.millisecondsLeft).toBeCloseTo(320 + 0.18 * 710)
    expect(meter.closingMilliseconds(1)).toBeCloseTo(0.18 * 60)
  })

  it('takes off what has been spent on the day that has begun', () => {
    const meter = meterAfter(STEADY)
    meter.spend('sales', 30)
    expect(meter.millisecondsLeft).toBeCloseTo(290 + 0.18 * 710)
  })

  it('has no estimate as long as each day costs half of what the days before did', () => {
    const halving = [
      [400, 0, 80],
      [400, 0, 40],
      [100, 0, 20],
      [150, 0, 10],
      [50, 0, 5],
    ]
    expect(meterAfter(halving).millisecondsLeft).toBeNull()
  })

  it('keeps its estimate through a slow day', () => {
    expect(meterAfter([...STEADY, [900, 90, 90]]).millisecondsLeft).not.toBeNull()
  })
})
