/** What is said of a run before it starts, beside what it then comes to: the file of its ledger, and its time. */
import type { SqlJsStatic } from 'sql.js'
import { expectedSecondsOf } from '../../src/experiments/sweep/sweep-size'
import { formatProblem } from '../../src/scenario/problems'
import { estimateSize } from '../../src/scenario/size-estimate'
import type { Simulation } from '../../src/simulation/simulation'
import { prepareRun } from '../../src/simulation/setup'
import { ESTIMATED_SCENARIOS } from './estimated-scenarios'
import { rangeOfEstimate, type Estimated } from './range-of-estimate'
import type { Figures } from './report'
import { runToEnd } from './run'
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
function measured(
  engine: SqlJsStatic,
  scenario: (typeof ESTIMATED_SCENARIOS)[string],
): { ledger: number; time: number } {
  const prepared = prepareRun(scenario, null, Infinity)
  if (!prepared.ok) throw new Error(prepared.problems.map(formatProblem).join('\n'))
  const { setup } = prepared
  const estimate = estimateSize(setup.scenario, null)
  let simulation: Simulation | undefined
  const seconds = cpuSecondsOf(() => (simulation = runToEnd(engine, setup)))
  const { database } = simulation!.ledger
  const ledgerBytes = database.export().byteLength
  database.close()
  return {
    ledger: estimate.ledgerBytes / ledgerBytes,
    time: expectedSecondsOf(estimate, setup.days) / seconds,
  }
}
