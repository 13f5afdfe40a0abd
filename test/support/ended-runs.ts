/** A run that has come to its end, as the shelf takes it. */
import { isoFromDay } from '../../src/core/calendar'
import { outcomeOf } from '../../src/experiments/outcome'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { EndedRun } from '../../src/ui/shelf/kept-run'
import { run } from './runs'

export function endedRun(scenario: ScenarioInput, sales: ImportedSales | null = null): EndedRun {
  const { simulation, report } = run(scenario, sales)
  const { setup } = simulation
  return {
    scenario,
    header: {
      scenario: setup.scenario,
      creators: simulation.ledger.creators.count,
      startDay: isoFromDay(setup.startDay),
      endDay: isoFromDay(setup.startDay + setup.days - 1),
      days: setup.days,
      memoryEstimateBytes: setup.memoryEstimateBytes,
    },
    salesFile: sales && { name: sales.fileName, rows: sales.rows, sha256: '', reading: {} },
    outcome: outcomeOf(simulation, report),
  }
}
