/**
 * Closes settled days in a run whose scenario asks for it. At the end of each day it removes from the
 * ledger what is older than the days that are kept. Modules that remember something of it are told,
 * and keep only sums.
 */
import { dayOfInstant, SECONDS_IN_DAY, startOfDay, type Day, type Instant } from '../core/calendar'
import { FEE_SALES_DAYS } from '../core/fees/fee-figures'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { ClosedRowsSink } from '../ledger/closing/closed-days'
import { keysOfPayout, refundKey } from '../payouts/idempotency-keys'
import { keptHandles } from '../scenario/kept-days'
import type { RunAssembly } from './run-assembly'

export function closeDays(assembly: RunAssembly, sink: ClosedRowsSink | null): void {
  const { ledger, scenario, setup, now } = assembly
  const closedDays = assembly.closedDays!
  const settledBefore = dayOfInstant(oldestJobAt(assembly)) - scenario.detail.days!
  if (settledBefore <= setup.startDay) return
  const order = {
    closedAt: now,
    settledBefore: startOfDay(settledBefore),
    keptCreators: keptCreators(assembly),
    heldSales: heldSales(assembly),
  }
  const closing = closedDays.select(order)
  assembly.waits.close(closing.completedIds)
  assembly.counter.forget(closing.payoutIds)
  closedDays.close(order, closing, scenario.processor.settlementDays * SECONDS_IN_DAY, sink)
  ledger.handledWebhooks.forgetBefore(order.settledBefore)
  assembly.scheduler.inProgress.forgetBefore(order.settledBefore)
  ledger.sales.volumes.joinBefore(settledBefore - longestWindow(setup.policies))
  const said = {
    payoutIds: new Set(closing.payoutIds),
    balanceIds: new Set(closing.balanceIds),
    saleIds: closing.saleIds,
    settledBefore,
  }
  assembly.checks.closed(said, now)
  assembly.marketplace.forget(closing.saleIds)
  assembly.forgetKeys([...closing.idempotencyKeys, ...closing.payoutIds.flatMap(keysOfPayout)])
  const refundIds = assembly.refunds.takeAnsweredBefore(order.settledBefore)
  assembly.auditor.market.refunds.forget(refundIds)
  assembly.forgetKeys(refundIds.map(refundKey))
}

/**
 * A job that was handed out when nobody had time for it looks back from then, however late it is done. Requests need not
 * be counted: a refund holds its sale, a payout that can be cancelled has not ended, and the kept days reach as far back as
 * news.
 */
const oldestJobAt = ({ scheduler, now }: RunAssembly): Instant =>
  Math.min(now, scheduler.inProgress.oldestRunAt() ?? now)

const keptCreators = ({ scenario, population }: RunAssembly): number[] =>
  keptHandles(scenario).map((handle) => population.idOf.get(handle)!)

function heldSales({ ledger, marketplace, refunds }: RunAssembly): number[] {
  return [
    ...marketplace.salesThatMayComeBack(),
    ...refunds.salesAskedAbout(),
    ...ledger.openRefunds.saleIds(),
  ]
}

/**
 * Over so many days a policy of the run looks at what was sold, for a fee or for how much is charged back; one that looks
 * at all time needs no days.
 */
const longestWindow = (policies: PolicyTimeline): Day =>
  Math.max(
    FEE_SALES_DAYS,
    ...policies.stretches.map(({ policy }) => policy.chargebackHoldWindowDays ?? 0),
  )
