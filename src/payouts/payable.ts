/** Which of a creator's unpaid balances may be paid out, and what of them is kept back; read again at each attempt. */
import type { Day } from '../core/calendar'
import { NOTHING_KEPT_BACK, type PayoutFacts } from '../core/eligibility'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { endsInForeignCurrency } from '../core/rails'
import { payingHolder, type Holder } from '../core/vocabulary'
import type { PayoutContext } from './ports'
import { keptBackCents, releasedBalances } from './reserve'

/**
 * What is unpaid up to a day and may leave, oldest first: by a rail that pays from the platform only its own money, and
 * of a creator under a reserve only what that lets out.
 */
export const unpaidBalances = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): DayBalance[] =>
  releasedBalances(context, creatorId, balancesOfRail(context, creatorId, upTo)).slice()

/** What is unpaid up to a day, of those whose money the creator's rail pays out. */
export function balancesOfRail(context: PayoutContext, creatorId: number, upTo: Day): DayBalance[] {
  const unpaid = context.ledger.balances.unpaid(creatorId, upTo)
  const holder = onlyHolder(context, creatorId)
  return holder === null ? unpaid : unpaid.filter((balance) => balance.holder === holder)
}

/**
 * What of it a payout would take: without the platform's part where that is too small to be moved into another currency
 * (pull request 5150). What is too little by itself is compared with the minimum after that cut.
 */
export const payableBalances = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): DayBalance[] =>
  withoutSmallTransfer(context, creatorId, unpaidBalances(context, creatorId, upTo))

/** The sum of the same, which most creators' turn ends with: it is too little. With what is kept back beside it. */
export function payableAmount(
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): Pick<PayoutFacts, 'amountCents' | 'keptBack'> {
  const isWhole =
    context.ledger.pauses.of(creatorId).length === 0 && !mayLeaveOut(context, creatorId)
  if (!isWhole) {
    const { amountCents, keptBack } = payablePart(context, creatorId, upTo)
    return { amountCents, keptBack }
  }
  const holder = onlyHolder(context, creatorId)
  const amountCents = context.ledger.balances.unpaidCents(creatorId, upTo, holder)
  return { amountCents, keptBack: NOTHING_KEPT_BACK }
}

/** What a payout would take, its sum, and what is kept back of what is unpaid. */
export function payablePart(
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): { balances: DayBalance[] } & Pick<PayoutFacts, 'amountCents' | 'keptBack'> {
  const unpaid = balancesOfRail(context, creatorId, upTo)
  const mayLeave = releasedBalances(context, creatorId, unpaid)
  const balances = withoutSmallTransfer(context, creatorId, mayLeave)
  const amountCents = sumOf(balances)
  const keptBack = {
    reserveCents: sumOf(unpaid) - sumOf(mayLeave),
    smallTransferCents: sumOf(mayLeave) - amountCents,
  }
  return { balances, amountCents, keptBack }
}

/** All that could leave by the creator's rail, a reserve included. */
export const allUnpaidCents = (context: PayoutContext, creatorId: number): Cents =>
  context.ledger.balances.unpaidCents(creatorId, context.today(), onlyHolder(context, creatorId))

/** What a reserve keeps back of it. */
export const reserveOf = (context: PayoutContext, creatorId: number): Cents =>
  keptBackCents(context, creatorId, () => allUnpaidCents(context, creatorId))

export const onlyHolder = (context: PayoutContext, creatorId: number): Holder | null =>
  payingHolder(context.ledger.creators.get(creatorId).rail) === 'platform' ? 'platform' : null

const mayLeaveOut = ({ ledger, policy }: PayoutContext, creatorId: number): boolean =>
  policy.foreignTransferMinimumCents > 0 &&
  endsInForeignCurrency(ledger.creators.get(creatorId).rail)

/** Without the platform's part where it is too small to be moved into another currency: it waits for more. */
export function withoutSmallTransfer(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
): DayBalance[] {
  if (!mayLeaveOut(context, creatorId)) return [...balances]
  const platformHeldCents = sumOf(balances.filter(({ holder }) => holder === 'platform'))
  const waits =
    platformHeldCents > 0 && platformHeldCents < context.policy.foreignTransferMinimumCents
  return balances.filter(({ holder }) => !waits || holder !== 'platform')
}
