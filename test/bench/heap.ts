/**
 * What a run keeps beside its ledger: objects and blocks of numbers that are still in use when it ends. One run is twice as
 * long as the first, and another has twice as many sales of half the price, which are paid in about as many payouts.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { SqlJsStatic } from 'sql.js'
import type { Simulation } from '../../src/simulation/simulation'
import type { Figures } from './report'
import { runToEnd, setupFor, TYPICAL_PRICE_CENTS } from './run'
import type { Sizes } from './sizes'
import { rounded } from './spent'

interface RunHeap {
  sales: number
  payouts: number
  heapBytes: number
}

export function heapFigures(engine: SqlJsStatic, sizes: Sizes): Figures {
  const days = sizes['heap-days']
  // The first run of a process leaves compiled code behind.
  runToEnd(engine, setupFor(days)).ledger.database.close()
  const run = heapOf(() => runToEnd(engine, setupFor(days)))
  const longer = heapOf(() => runToEnd(engine, setupFor(days * 2)))
  const busier = heapOf(() =>
    runToEnd(engine, setupFor(days, { typicalPriceCents: TYPICAL_PRICE_CENTS / 2 })),
  )
  const bytesPerSale = (busier.heapBytes - run.heapBytes) / (busier.sales - run.sales)
  const bytesOfSales = bytesPerSale * (longer.sales - run.sales)
  const bytesOfPayouts = longer.heapBytes - run.heapBytes - bytesOfSales
  return {
    heap_bytes_per_sale: rounded(bytesPerSale),
    heap_bytes_per_payout: rounded(bytesOfPayouts / (longer.payouts - run.payouts)),
    heap_growth_to_twice_the_sales: rounded(busier.heapBytes / run.heapBytes),
  }
}

/** Without the ledger, whose file is in the same memory: it is closed before the heap is looked at. */
export function heapOf(run: () => Simulation): RunHeap {
  const before = bytesInUse()
  const simulation = run()
  const { payouts, ledger } = simulation
  const sales = Number(ledger.database.valueOf('SELECT MAX(sale_id) FROM ledger_sales'))
  ledger.database.close()
  const heapBytes = bytesInUse() - before
  // It is in use until here.
  if (simulation.payouts !== payouts) throw new Error('A closed run has made another payout')
  return { sales, payouts, heapBytes }
}

function bytesInUse(): number {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  // Blocks of memory are given back on another thread, which the next collection waits for.
  collectGarbage()
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
