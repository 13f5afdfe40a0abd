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

describe.each(RECORDED)('%s', (name, { days, closing }) => {
  const plan = planOf(name)

  it.each([25, 50, 75])('is estimated within 25%% of the rest when %i%% are done', (percent) => {
    const meter = new WorkMeter(plan)
    let left = sum(days.map(sum)) + closing
    const leftThen = left * (1 - percent / 100)
    for (const costs of days) {
      if (left - sum(costs) < leftThen) break
      WORKS.forEach((work, index) => meter.spend(work, costs[index]!))
      meter.endDay()
      left -= sum(costs)
    }
    const ratio = meter.millisecondsLeft! / left
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.25)
  })
})

describe('a meter', () => {
  const plan = [
    { sales: 100, payouts: 0, days: 1 },
    { sales: 200, payouts: 10, days: 1 },
    { sales: 400, payouts: 0, days: 1 },
  ]

  it('knows nothing before a day has ended', () => {
    const meter = new WorkMeter(plan)
    meter.spend('sales', 50)
    expect(meter.millisecondsLeft).toBeNull()
  })

  it('weighs the sales to come by what sales have cost, and adds 18% of all for the books', () => {
    const meter = new WorkMeter(plan)
    meter.spend('sales', 50)
    meter.spend('days', 10)
    meter.endDay()
    // 600 sales at 0.5 and two days at 10; all of it are 700 sales and three days.
    expect(meter.millisecondsLeft).toBeCloseTo(320 + 0.18 * 380)
    expect(meter.closingMilliseconds(1)).toBeCloseTo(0.18 * 60)
  })

  it('takes off what has been spent on the day that has begun', () => {
    const meter = new WorkMeter(plan)
    meter.spend('sales', 50)
    meter.spend('days', 10)
    meter.endDay()
    meter.spend('sales', 30)
    expect(meter.millisecondsLeft).toBeCloseTo(290 + 0.18 * 380)
  })
})
