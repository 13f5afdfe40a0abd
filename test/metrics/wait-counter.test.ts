/** What is counted payout by payout is what one query over the whole ledger says, however often it is asked in between. */
import { expect, it } from 'vitest'
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import type { RunFacts } from '../../src/metrics/report'
import { figuresOf } from '../../src/metrics/report'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { rows, value } from '../support/ledgers'
import { simulationOf } from '../support/runs'
import { stepWhile } from '../support/stepping'

const everything = PRESETS['everything-at-once']

const SCENARIOS: Record<string, ScenarioInput> = {
  'payouts that come back': {
    ...everything,
    processor: { ...everything.processor, failures: { returnedBasisPoints: 1_500 } },
  },
  'payouts that complete twice, where webhooks are handled each time': {
    ...everything,
    seed: 'pr4',
    days: 40,
    protections: { webhookDeduplication: false },
    faults: {
      ...everything.faults,
      webhooks: {
        lateBasisPoints: 1_000,
        lateness: { medianSeconds: 40_000, maximumSeconds: 259_200 },
      },
      workers: { killedBasisPoints: 200, jobTwiceBasisPoints: 400, waitBasisPoints: 300 },
    },
    population: { ...everything.population, size: 14 },
  },
  'flexible schedules': { ...PRESETS['flexible-schedules'], days: 15 },
  'a creator who changes rails': {
    ...PRESETS['three-creators'],
    actions: [{ action: 'change-rail', on: '2026-09-20', creator: 'prints', rail: 'us_card' }],
  },
}

const PAID = `payouts p JOIN payout_balances USING (payout_id) JOIN sales s USING (balance_id)
WHERE p.state = 'completed' AND s.kind = 'sale'
  AND NOT EXISTS (SELECT 1 FROM sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`
const SECONDS = 'unixepoch(p.completed_at) - unixepoch(s.occurred_at)'

const hoursInLedger = ({ ledger: { database } }: Simulation, frequency: string) =>
  rows(
    database,
    `SELECT (${SECONDS}) / ${SECONDS_IN_HOUR}, SUM(s.net_cents) FROM ${PAID}
     AND p.payout_frequency = '${frequency}' GROUP BY 1 ORDER BY 1`,
  )

const sumsInLedger = ({ ledger: { database } }: Simulation) =>
  rows(
    database,
    `SELECT p.payout_frequency, COUNT(*), SUM(s.net_cents), SUM((${SECONDS}) * s.net_cents) FROM ${PAID}
     GROUP BY 1 ORDER BY 1`,
  )

const sumsIn = ({ timeToCash }: RunFacts) =>
  timeToCash
    .map(({ frequency, sales, netCents, meanSeconds }) => [
      frequency,
      sales,
      netCents,
      Math.round(meanSeconds * netCents),
    ])
    .sort(([one], [other]) => (one! < other! ? -1 : 1))

it.each(Object.keys(SCENARIOS).flatMap((name) => [200, Infinity].map((steps) => [name, steps])))(
  'with %s, asked every %s steps',
  (name, stepsBetween) => {
    const simulation = simulationOf(SCENARIOS[name]!)
    let steps = 0
    stepWhile(simulation, () => {
      steps += 1
      if (steps % Number(stepsBetween) === 0) simulation.questions.facts()
      return true
    })
    const facts = simulation.questions.facts()
    expect(sumsIn(facts).length).toBeGreaterThan(1)
    expect(sumsIn(facts)).toEqual(sumsInLedger(simulation))
    for (const { frequency, hours } of facts.timeToCash) {
      expect(hours.map(({ hours, netCents }) => [hours, netCents])).toEqual(
        hoursInLedger(simulation, frequency),
      )
    }
    for (const { name, value: counted, sql } of figuresOf(facts)) {
      const isWait = name === 'daily_wait_seconds' || name === 'daily_sooner_seconds'
      if (isWait) expect(counted, name).toBe(value(simulation.ledger.database, sql))
    }
  },
)
