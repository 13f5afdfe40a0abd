/** A thread of an experiment: takes tasks from the thread that started it, and answers each. */
import { parentPort, workerData } from 'node:worker_threads'
import initSqlJs from 'sql.js'
import { exhaust } from '../core/exhaust'
import { runTask, type RunTask } from '../experiments/run-task'
import { ownServiceAt } from './own-service'
import type { ThreadInputs } from './thread-pool'

const engine = await initSqlJs()
const { sales, memoryLimitBytes, services = [] } = workerData as ThreadInputs
const ownServices = await Promise.all(
  services.map(async (service) => service && (await ownServiceAt(service))),
)

parentPort!.on('message', (task: RunTask) => {
  const service = ownServices[task.service ?? 0] ?? null
  parentPort!.postMessage(exhaust(runTask(engine, task, sales, memoryLimitBytes, service)))
})
parentPort!.postMessage('loaded')
