/** Turns what a user asked for into what a run needs. */
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { readScenario } from '../scenario/read-scenario'
import { contextOf, setUpRun, type PreparedRun } from './run-setup'

/** `memoryLimitBytes` is what a run may take; without it, what a page may. */
export function prepareRun(
  input: unknown,
  sales: ImportedSales | null,
  memoryLimitBytes?: number,
): PreparedRun {
  const read = readScenario(input, contextOf(sales))
  return read.ok ? setUpRun(read.scenario, sales, memoryLimitBytes) : read
}
