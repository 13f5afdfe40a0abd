/**
 * What closings have to keep of payouts and of how long sales waited for them, by the checks' own memory: of payouts as
 * they were when they were made, of the money that they claimed of each day, and of when they were completed. And whether no
 * more was closed than may be.
 */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { AuditedSale } from './auditor/audited-sales'
import type { Auditor } from './auditor/auditor'
import type { ClosedProblem } from './auditor/closed-books'
import type { ClosedDays } from './closed-ids'
import type { MovedAmount, Movement } from './money-watcher'
import type { Check } from './moments'
import type { PayoutStates, StatedPayout } from './payout-states'
import { UnsettledMoney, type PaidClaim } from './unsettled-money'

/** A balance younger than so many days is fresh. */
const FRESH_DAYS = 7

/** Of completed payouts. */
export interface ClosedOfCreator {
  payouts: number
  paidCents: Cents
  feeCents: Cents
  instantPayouts: number
  instantFeeCents: Cents
  instantGrossCents: Cents
  firstInstantAt: Instant | null
}

/** Of payouts with one type, schedule, processor and state. */
export interface ClosedOfGroup {
  payouts: number
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
}

interface Completed {
  from: Instant
  until: Instant
}

export class ClosedPayouts implements Check {
  readonly #auditor: Auditor
  readonly #states: PayoutStates
  readonly #days: number
  /** What each payout claimed of the money of each day. */
  readonly #claimed = new Map<number, readonly MovedAmount[]>()
  readonly #completedAt = new Map<number, Instant>()
  readonly ofCreators = new Map<number, ClosedOfCreator>()
  /** By `groupOf`. */
  readonly ofGroups = new Map<string, ClosedOfGroup>()
  readonly totals = {
    belowCost: 0,
    fresh: 0,
    /** Where a day's money was paid by several payouts, a sale of it waited for one of them. */
    leastCentSeconds: 0,
    mostCentSeconds: 0,
  }

  readonly unsettled: UnsettledMoney

  /** `settlementSeconds`: from a sale until its money has settled. */
  constructor(
    auditor: Auditor,
    states: PayoutStates,
    { days, settlementSeconds }: { days: number; settlementSeconds: number },
  ) {
    this.#auditor = auditor
    this.unsettled = new UnsettledMoney(settlementSeconds)
    this.#states = states
    this.#days = days
    states.onStep(({ payout: { payoutId }, to, at }) => {
      if (to === 'completed') this.#completedAt.set(payoutId, at)
    })
  }

  beforeMovement({ isClaim, payoutId, amounts }: Movement): void {
    if (isClaim) this.#claimed.set(payoutId, amounts)
  }

  /** Before others forget them. Returns what should not have been closed, whose the rest is and when it was completed. */
  count(
    { payoutIds, settledBefore }: ClosedDays,
    span: { now: Instant; oldestWorkAt: Instant },
  ): {
    problems: ClosedProblem[]
    creatorIds: number[]
    completed: ReadonlyMap<string, Completed>
    paid: readonly PaidClaim[]
  } {
    const problems = this.#daysProblems(settledBefore, span)
    const before = startOfDay(settledBefore)
    const creatorIds = new Set<number>()
    const completed = new Map<string, Completed>()
    const paid: PaidClaim[] = []
    for (const payoutId of payoutIds) {
      const payout = this.#states.get(payoutId)
      const { creatorId, createdAt, netCents: cents, state } = payout
      const completedAt = this.#completedAt.get(payoutId) ?? createdAt
      if (completedAt >= before) {
        const problem = sentence`it was settled at ${{ at: completedAt }}, and days are kept from ${{ at: before }} on`
        problems.push({ subject: `payout ${payoutId}`, problem, cents, payoutId })
      }
      this.#countInGroup(payout)
      const amounts = this.#claimed.get(payoutId) ?? []
      if (state === 'completed') {
        creatorIds.add(creatorId)
        this.#count(payoutId, amounts)
        paid.push({ ...payout, amounts })
        for (const { day } of amounts) widen(completed, `${creatorId} ${day}`, completedAt)
      }
      this.#claimed.delete(payoutId)
      this.#completedAt.delete(payoutId)
    }
    return { problems, creatorIds: [...creatorIds], completed, paid }
  }

  /** How long sales waited until what was paid of their day was completed. */
  wait(completed: ReadonlyMap<string, Completed>, sales: readonly AuditedSale[]): void {
    for (const { creatorId, at, netCents } of sales) {
      const paid = completed.get(`${creatorId} ${dayOfInstant(at)}`)
      if (!paid) continue
      this.totals.leastCentSeconds += netCents * (paid.from - at)
      this.totals.mostCentSeconds += netCents * (paid.until - at)
    }
  }

  /** So many days are kept, counted back from the oldest work that is left. */
  #daysProblems(
    settledBefore: Day,
    { now, oldestWorkAt }: { now: Instant; oldestWorkAt: Instant },
  ): ClosedProblem[] {
    const latest = dayOfInstant(now) - this.#days
    const earliest = dayOfInstant(Math.min(now, oldestWorkAt)) - this.#days
    if (settledBefore >= earliest && settledBefore <= latest) return []
    const problem = sentence`days are kept from ${{ day: settledBefore }} on, it should be ${{ day: latest }}`
    return [{ subject: `days before ${settledBefore}`, problem, cents: 0 }]
  }

  #countInGroup(payout: Readonly<StatedPayout>): void {
    const { grossCents, netCents } = payout
    const group = groupOf(payout)
    const of = this.ofGroups.get(group) ?? { payouts: 0, grossCents: 0, feeCents: 0, netCents: 0 }
    of.payouts += 1
    of.grossCents += grossCents
    of.feeCents += grossCents - netCents
    of.netCents += netCents
    this.ofGroups.set(group, of)
  }

  #count(payoutId: number, amounts: readonly MovedAmount[]): void {
    const { creatorId, createdAt, grossCents, netCents, payoutType } = this.#states.get(payoutId)
    const { totals } = this
    const feeCents = grossCents - netCents
    const isInstant = payoutType === 'instant'
    const costCents = this.#auditor
      .payoutsMadeFor(payoutId)
      .reduce((sum, payment) => sum + payment.costCents, 0)
    const youngest = Math.max(...amounts.map(({ day }) => day))
    if (feeCents < costCents) totals.belowCost += 1
    if (dayOfInstant(createdAt) - youngest < FRESH_DAYS) totals.fresh += 1
    const of = this.ofCreators.get(creatorId) ?? { ...NOTHING }
    of.payouts += 1
    of.paidCents += netCents
    of.feeCents += feeCents
    if (isInstant) {
      of.instantPayouts += 1
      of.instantFeeCents += feeCents
      of.instantGrossCents += grossCents
      of.firstInstantAt = Math.min(of.firstInstantAt ?? Infinity, createdAt)
    }
    this.ofCreators.set(creatorId, of)
  }
}

export const groupOf = (
  payout: Pick<StatedPayout, 'payoutType' | 'frequency' | 'processor' | 'state'>,
): string => [payout.payoutType, payout.frequency, payout.processor, payout.state].join(' ')

const NOTHING: ClosedOfCreator = {
  payouts: 0,
  paidCents: 0,
  feeCents: 0,
  instantPayouts: 0,
  instantFeeCents: 0,
  instantGrossCents: 0,
  firstInstantAt: null,
}

function widen(completed: Map<string, Completed>, key: string, at: Instant): void {
  const { from = at, until = at } = completed.get(key) ?? {}
  completed.set(key, { from: Math.min(from, at), until: Math.max(until, at) })
}
