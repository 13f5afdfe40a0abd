/** Tries a payout service of the reader's own in a worker of its own: a module that never ends holds nothing up. */
import type { ExperimentWorker, ServiceAnswer } from '../../../../workers/contract'
import experimentWorker from '../../../../workers/experiment-worker.ts?worker&url'
import { errorText } from '../../../core/error-text'
import type { Refused } from '../../../scenario/problems'
import { unreadableService } from '../../../scenario/service-problems'
import { inTime } from '../../in-time'
import type { PayingService } from '../../lab/paying-service'
import { ScriptNotLoaded, startWorker } from '../../lab/start-worker'
import { WorkerConnection } from '../../lab/worker-connection'
import { compiledService } from './compiled-service'

/** Of a script that it cannot parse a browser says nothing but that. */
const whyOf = (error: unknown): string =>
  error instanceof ScriptNotLoaded
    ? 'a browser cannot parse it. A name may be declared twice, say'
    : errorText(error)

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
    return unreadableService(name, whyOf(error))
  } finally {
    connection.end()
  }
}
