/** A thread of an experiment: takes tasks from the thread that started it, and answers each. */
import { parentPort, workerData } from 'node:worker_threads'
import initSqlJs from 'sql.js'
import { runTask, type RunTask } from '../experiments/run-task'
import type { ThreadInputs } from './thread-pool'

const engine = await initSqlJs()
const { sales, memoryLimitBytes } = workerData as ThreadInputs

parentPort!.on('message', (task: RunTask) => {
  const running = runTask(engine, task, sales, memoryLimitBytes)
  let step = running.next()
  while (!step.done) step = running.next()
  parentPort!.postMessage(step.value)
})
parentPort!.postMessage('loaded')
