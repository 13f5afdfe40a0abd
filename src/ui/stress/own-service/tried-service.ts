/** Tries a payout service of the reader's own in a worker of its own: a module that never ends holds nothing up. */
import type { ExperimentWorker, ServiceAnswer } from '../../../../workers/contract'
import experimentWorker from '../../../../workers/experiment-worker.ts?worker&url'
import { errorText } from '../../../core/error-text'
import type { Refused } from '../../../scenario/problems'
import { unreadableService } from '../../../scenario/service-problems'
import { inTime, NoAnswer } from '../../in-time'
import type { PayingService } from '../../lab/paying-service'
import { ScriptNotLoaded, startWorker, type ServiceCode } from '../../lab/start-worker'
import { WorkerConnection } from '../../lab/worker-connection'
import { compiledService } from './compiled-service'
import { syntaxErrorOf } from './syntax-error'

export type ReadService = { ok: true; service: PayingService } | Refused

export async function triedService(name: string, text: string): Promise<ReadService> {
  const compiled = compiledService(name, text)
  if (!compiled.ok) return compiled
  const { service } = compiled
  let connection: WorkerConnection<ExperimentWorker> | null = null
  try {
    const worker = startWorker(experimentWorker, service)
    connection = new WorkerConnection<ExperimentWorker>(worker, () => undefined)
    const answer = await inTime(
      connection.call<ServiceAnswer>(async (remote) => remote.givenService()),
    )
    return answer.ok ? { ok: true, service: { ...service, ...answer.facts } } : answer
  } catch (error) {
    return unreadableService(name, await whyOf(error, service))
  } finally {
    connection?.end()
  }
}

async function whyOf(error: unknown, service: ServiceCode): Promise<string> {
  if (error instanceof NoAnswer) {
    return 'it was ended after 10 seconds without an answer. A loop outside its functions may never end'
  }
  if (!(error instanceof ScriptNotLoaded)) return errorText(error)
  // Of a module that it cannot parse a browser says no more than of one that it cannot load.
  const syntaxError = await inTime(syntaxErrorOf(service)).catch(() => null)
  return syntaxError ?? `${error.message}. Reload the page: what you wrote is kept`
}
