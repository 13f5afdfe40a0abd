/** The end of the contract in the worker that reads sales files: one file, one worker. */
import { expose, transfer } from 'comlink'
import { blocksOf, type PackedSales } from './packed-sales'
import { SalesReader } from './sales-reader'
import { taskSource } from './task-source'

/** Hands the sales over instead of copying them. */
class WorkerSalesReader extends SalesReader {
  override async sales(): Promise<PackedSales> {
    const packed = await super.sales()
    return transfer(packed, blocksOf(packed))
  }
}

expose(new WorkerSalesReader(taskSource()))
