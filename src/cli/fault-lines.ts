/** What struck a run, in one line: a run that no fault met has tested nothing, and says so. */
import { counted } from '../core/counted'
import type { FaultKind } from '../core/single-fault'
import type { RunReport } from '../metrics/figures'
import { bringsFaults } from '../scenario/brings-faults'

const WORDS: Readonly<Record<FaultKind, (count: number) => string>> = {
  'call-lost': (count) => `${counted(count, 'call')} lost`,
  'answer-lost': (count) => `${counted(count, 'answer')} lost`,
  'call-late': (count) => `${counted(count, 'call')} late`,
  'answer-late': (count) => `${counted(count, 'answer')} late`,
  'call-refused': (count) => `${counted(count, 'call')} turned down unseen`,
  'batch-refused': (count) => `${counted(count, 'mass payment')} refused`,
  'refund-refused': (count) => `${counted(count, 'refund')} refused`,
  'payout-refused': (count) => `${counted(count, 'payout')} refused`,
  'payout-fails': (count) => `${counted(count, 'payout')} failed at the bank`,
  'payout-returned': (count) => `${counted(count, 'payout')} returned`,
  'webhook-lost': (count) => `${counted(count, 'webhook')} lost`,
  'webhook-late': (count) => `${counted(count, 'webhook')} late`,
  'webhook-twice': (count) => `${counted(count, 'webhook')} delivered twice`,
  'worker-killed': (count) => `${counted(count, 'worker')} killed`,
  'worker-waits': (count) => `${counted(count, 'worker')} held up`,
  'job-twice': (count) => `${counted(count, 'job')} handed out twice`,
  'chargeback-after-payout': (count) => `${counted(count, 'chargeback')} after an instant payout`,
}

export function faultLines({
  scenario,
  faultsHappened,
  faultsWithoutPayouts,
}: RunReport): string[] {
  if (faultsHappened.length > 0) {
    return [`Faults: ${faultsHappened.map(({ fault, count }) => WORDS[fault](count)).join(', ')}`]
  }
  return bringsFaults(scenario) && !faultsWithoutPayouts
    ? ['Faults: none happened, although the scenario has some']
    : []
}
