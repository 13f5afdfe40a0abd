/**
 * A weekly walk as the real marketplace has it: every creator who holds a balance is looked at, and the few who can be paid
 * are. The creators are listed, so that nothing but the walk takes time on its day.
 */
import type { SqlJsStatic } from 'sql.js'
import { prepareRun } from '../../src/simulation/setup'
import { Simulation } from '../../src/simulation/simulation'
import { cpuSecondsOf } from './spent'

/** A Thursday, when creators on the weekly schedule are paid. */
const WALK_DAY = '2026-09-03'
/** One holder in so many is paid: of 195,000 a few thousand. */
const HOLDERS_FOR_ONE_PAYOUT = 50
const ENOUGH_CENTS = 120_00
const TOO_LITTLE_CENTS = 5_00

const scenarioOf = (holders: number) => ({
  version: 1,
  name: 'A weekly walk',
  startDay: WALK_DAY,
  days: 1,
  population: { size: 0 },
  creators: Array.from({ length: holders }, (_, index) => ({
    handle: `holder-${index}`,
    schedule: 'weekly',
    openingBalances: [
      {
        day: '2026-08-20',
        amountCents: index % HOLDERS_FOR_ONE_PAYOUT === 0 ? ENOUGH_CENTS : TOO_LITTLE_CENTS,
      },
    ],
  })),
})

interface Walk {
  seconds: number
  payouts: number
}

/** The time of the walk and its payouts; the ledger is built before, and the checks of the day come after. */
export function walk(engine: SqlJsStatic, holders: number): Walk {
  const prepared = prepareRun(scenarioOf(holders), null, Infinity)
  if (!prepared.ok) throw new Error('The walk was refused')
  const simulation = new Simulation(engine, prepared.setup)
  let seconds = 0
  for (const goesOn = { value: true }; goesOn.value;) {
    const spent = cpuSecondsOf(() => {
      goesOn.value = simulation.step()
    })
    if (simulation.latestWork === 'payouts') seconds += spent
  }
  const { payouts } = simulation
  simulation.ledger.database.close()
  if (payouts !== Math.ceil(holders / HOLDERS_FOR_ONE_PAYOUT)) {
    throw new Error(`The walk made ${payouts} payouts`)
  }
  return { seconds, payouts }
}
