/** What a worker reports on its way, and when the page stops listening to it. */
import { expose } from 'comlink'
import { expect, test } from 'vitest'
import { WorkerConnection } from '../../../src/ui/lab/worker-connection'

interface Reader {
  read(onStatus: (share: number) => void): Promise<string>
  /** Resolves once all reports have been delivered. */
  afterReports(): Promise<void>
}

/** Reports once before its answer and once after it, as a worker does whose last report is overtaken. */
class OvertakenReader implements Reader {
  #late: Promise<void> = Promise.resolve()

  async read(onStatus: (share: number) => void | Promise<void>): Promise<string> {
    await onStatus(0.5)
    this.#late = new Promise((resolve) => {
      setImmediate(() => void Promise.resolve(onStatus(1)).then(resolve))
    })
    return 'read'
  }

  afterReports(): Promise<void> {
    return this.#late
  }
}

/** The page's end of a channel has all that a connection asks of a worker but its end. */
function workerOf(api: Reader): Worker {
  const { port1, port2 } = new MessageChannel()
  expose(api, port2)
  const terminate = () => {
    port1.close()
    port2.close()
  }
  return Object.assign(port1, { terminate }) as unknown as Worker
}

test('a report that arrives after the answer is not passed on', async () => {
  const connection = new WorkerConnection<Reader>(workerOf(new OvertakenReader()), () => undefined)
  const reports: number[] = []
  const answer = await connection.callWithReports<number, string>(
    async (worker, report) => worker.read(report),
    (share) => reports.push(share),
  )
  expect(answer).toBe('read')
  await connection.call((worker) => worker.afterReports())
  expect(reports).toEqual([0.5])
  connection.end()
})

test('a worker that fails is told of once, and one that was ended is not', () => {
  const failed = workerOf(new OvertakenReader())
  const ended = workerOf(new OvertakenReader())
  const told: string[] = []
  void new WorkerConnection<Reader>(failed, () => told.push('failed'))
  new WorkerConnection<Reader>(ended, () => told.push('ended')).end()
  for (const worker of [failed, ended, failed]) worker.dispatchEvent(new Event('messageerror'))
  expect(told).toEqual(['failed'])
})
