/** A scenario in which nothing is left to chance that has been seen to happen: its faults are a list instead of rates. */
import type { SingleFault } from '../../core/single-fault'
import { withValueAt, type Document } from '../../scenario/document-paths'

/** Rates and windows of faults, which a list of what they did replaces. */
const REPLACED = [
  'faults.calls.lostBasisPoints',
  'faults.calls.answerLostBasisPoints',
  'faults.calls.lateBasisPoints',
  'faults.calls.answerLateBasisPoints',
  'faults.calls.lateness',
  'faults.webhooks',
  'faults.workers.killedBasisPoints',
  'faults.workers.jobTwiceBasisPoints',
  'faults.workers.waitBasisPoints',
  'faults.workers.wait',
  'faults.outages',
  'faults.deploys',
  'faults.accounts',
  'faults.afterPayout',
  'processor.webhookLostBasisPoints',
  'processor.webhookTwiceBasisPoints',
  'processor.paypal.batchRefusedBasisPoints',
] as const

/** Not zero where they are left out. */
const ZEROED = [
  'processor.failures.refusedBasisPoints',
  'processor.failures.instantFailedBasisPoints',
  'processor.failures.standardFailedBasisPoints',
  'processor.failures.cancelledBasisPoints',
  'processor.failures.returnedBasisPoints',
  'processor.failures.rateLimitedBasisPoints',
  'processor.failures.unavailableBasisPoints',
] as const

export function asRecorded(scenario: Document, fired: readonly SingleFault[]): Document {
  const without = REPLACED.reduce((rest, path) => withValueAt(rest, path, undefined), scenario)
  const zeroed = ZEROED.reduce((rest, path) => withValueAt(rest, path, 0), without)
  return withValueAt(zeroed, 'faults.single', fired)
}
