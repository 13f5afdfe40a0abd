/** A thread of an experiment: takes tasks from the thread that started it, and answers each. */
import { parentPort, workerData } from 'node:worker_threads'
import initSqlJs from 'sql.js'
import { exhaust } from '../core/exhaust'
import { runTask, type RunTask } from '../experiments/run-task'
import { ownServiceAt } from './own-service'
import type { ThreadInputs } from './thread-pool'

const engine = await initSqlJs()
const { sales, memoryLimitBytes, serviceAddress } = workerData as ThreadInputs
const ownService = serviceAddress === undefined ? null : await ownServiceAt(serviceAddress)

parentPort!.on('message', (task: RunTask) => {
  parentPort!.postMessage(exhaust(runTask(engine, task, sales, memoryLimitBytes, ownService)))
})
parentPort!.postMessage('loaded')
