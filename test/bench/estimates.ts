/** What is said of a run before it starts, beside what it then comes to: the file of its ledger, and its time. */
import type { SqlJsStatic } from 'sql.js'
import { expectedSecondsOf } from '../../src/experiments/sweep/sweep-size'
import type { ScenarioInput } from '../../src/scenario/schema'
import { estimateSize } from '../../src/scenario/size-estimate'
import { ESTIMATED_SCENARIOS } from './estimated-scenarios'
import { rangeOfEstimate, type Estimated } from './range-of-estimate'
import type { Figures } from './report'
import { runToEnd, setupOf } from './run'
import type { Sizes } from './sizes'
import { cpuSecondsOf, median } from './spent'

export function estimateFigures(engine: SqlJsStatic, { rounds }: Pick<Sizes, 'rounds'>): Figures {
  const scenarios = Object.entries(ESTIMATED_SCENARIOS)
  // The first runs of a process compile what the others find compiled.
  for (const [, scenario] of scenarios) measured(engine, scenario)
  const taken = Array.from({ length: rounds }, () =>
    scenarios.map(([, scenario]) => measured(engine, scenario)),
  )
  // A second is worth more on one machine than on another, and now than then: what is expected has to be right in proportion.
  const times = taken.map((round) => {
    const usual = median(round.map(({ time }) => time))
    return round.map(({ time }) => time / usual)
  })
  const ofEach = (ratio: (index: number) => number): Estimated[] =>
    scenarios.map(([name], index) => [name, ratio(index)])
  return {
    ...rangeOfEstimate(
      'ledger',
      ofEach((index) => taken[0]![index]!.ledger),
    ),
    ...rangeOfEstimate(
      'time',
      ofEach((index) => median(times.map((round) => round[index]!))),
    ),
  }
}

/** Each is what was estimated over what was measured. */
function measured(engine: SqlJsStatic, scenario: ScenarioInput): { ledger: number; time: number } {
  const setup = setupOf(scenario)
  const estimate = estimateSize(setup.scenario, null)
  let ledgerBytes = 0
  const seconds = cpuSecondsOf(() => {
    const { database } = runToEnd(engine, setup).ledger
    ledgerBytes = database.export().byteLength
    database.close()
  })
  return {
    ledger: estimate.ledgerBytes / ledgerBytes,
    time: expectedSecondsOf(estimate, setup.days) / seconds,
  }
}
