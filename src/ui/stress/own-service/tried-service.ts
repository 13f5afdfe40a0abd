/** Tries a payout service of the reader's own in a worker of its own: a module that never ends holds nothing up. */
import type { ExperimentWorker, ServiceAnswer } from '../../../../workers/contract'
import experimentWorker from '../../../../workers/experiment-worker.ts?worker&url'
import { errorText } from '../../../core/error-text'
import { refusal, type Refused } from '../../../scenario/problems'
import { inTime } from '../../in-time'
import { startWorker } from '../../lab/start-worker'
import { WorkerConnection } from '../../lab/worker-connection'
import { compiledService, type CompiledService } from './compiled-service'

/** One that can pay. */
export interface PayingService extends CompiledService {
  functions: readonly string[]
  checksLeftOut: readonly string[]
}

export type ReadService = { ok: true; service: PayingService } | Refused

export async function triedService(name: string, text: string): Promise<ReadService> {
  const compiled = compiledService(name, text)
  if (!compiled.ok) return compiled
  const { service } = compiled
  const connection = new WorkerConnection<ExperimentWorker>(
    startWorker(experimentWorker, service),
    () => undefined,
  )
  try {
    const answer = await inTime(
      connection.call<ServiceAnswer>(async (worker) => worker.givenService()),
    )
    return answer.ok ? { ok: true, service: { ...service, ...answer.facts } } : answer
  } catch (error) {
    return refusal(name, undefined, `a module that can be read: ${errorText(error)}`)
  } finally {
    connection.end()
  }
}
