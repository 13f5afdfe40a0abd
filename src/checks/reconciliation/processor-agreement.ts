/**
 * Whether a payout of ours is what the processor made of it. That it was paid once, in its amount, to its creator, on their
 * rail and as what it is must hold at every moment; that its state is the one that the processor has told us of, in the end.
 * One payment for one payout is the rule; PayPal may send a payout in parts, of which one that failed may be sent again.
 */
import type { Cents } from '../../core/money'
import type { PayoutState } from '../../core/payout-state'
import { sentence, type Sentence } from '../../core/sentence'
import type { PayoutType, Rail } from '../../core/vocabulary'
import { areInTheWorldAtOnce, type AuditedProcessorPayout, type Told } from '../auditor/payments'
import { SENT_PAYOUT_STATES } from '../state-sets'

/** The state that a payout must be in once the platform knows what became of it. */
const STATE_WHEN_TOLD: Readonly<Record<Told, PayoutState>> = {
  nothing: 'processing',
  paid: 'completed',
  failed: 'failed',
  returned: 'returned',
  unclaimed: 'unclaimed',
  cancelled: 'cancelled',
}
/** The states that it may still be in while that is being worked on. */
const STATES_BEFORE_TOLD: Readonly<Record<Told, readonly PayoutState[]>> = {
  nothing: ['processing'],
  paid: ['processing', 'unclaimed'],
  failed: ['processing'],
  returned: ['completed', 'unclaimed'],
  unclaimed: ['processing'],
  cancelled: ['processing', 'unclaimed'],
}
const STATES_WITHOUT_PAYMENT: readonly PayoutState[] = ['creating', 'processing', 'failed']
/** Where a payout may be of which nothing is with the creator or in transit. */
const STATES_OF_NOTHING: readonly PayoutState[] = ['failed', 'returned', 'cancelled']
const DEAD: readonly Told[] = ['failed', 'returned', 'cancelled']

/** What payouts of any type are on these rails; on all others, what their type says. */
const METHOD_OF_RAIL: Readonly<Partial<Record<Rail, AuditedProcessorPayout['method']>>> = {
  own_stripe: 'transfer',
  paypal: 'standard',
}

/** A payment of which the creator has nothing and will have nothing. */
export const isDead = ({ told }: AuditedProcessorPayout): boolean => DEAD.includes(told)
const isPart = ({ part }: AuditedProcessorPayout): boolean => part !== null

interface ComparedPayout {
  creatorId: number
  payoutType: PayoutType
  /** The creator’s when it was made; `null` where the ledger has no such creator. */
  rail: Rail | null
  state: PayoutState
  netCents: Cents
  /** Given up, paid all the same, and booked as a debt. */
  isPaidAfterFailure: boolean
  /** The same, and booked as come back since: nothing is owed for it any more. */
  isReturnedAfterFailure: boolean
  /** The first payment of it, as far as we know. */
  processorPayoutId: string | null
}

type Payments = readonly AuditedProcessorPayout[]

/**
 * What is wrong with the payments themselves, in words; `null` where nothing is. `mayBeCalledOff`: somebody has ordered so,
 * perhaps before anything was sent.
 */
export function paymentsDisagree(
  ours: ComparedPayout,
  made: Payments,
  mayBeCalledOff = false,
): Sentence | null {
  const [payment, second] = made
  if (!payment) {
    const isCalledOff = mayBeCalledOff && ours.state === 'cancelled'
    return isCalledOff || STATES_WITHOUT_PAYMENT.includes(ours.state)
      ? null
      : `it is ${ours.state}, but the processor made no payout`
  }
  if (ours.isPaidAfterFailure && made.every(({ whereabouts }) => whereabouts === 'in transit')) {
    return 'it is booked as paid after it had been given up, but nothing has arrived'
  }
  if (ours.isReturnedAfterFailure && made.some(({ whereabouts }) => whereabouts !== 'back')) {
    return 'it is booked as come back after it had been paid, but its money is not back'
  }
  return (
    payeeDisagrees(ours, made) ??
    wayDisagrees(ours, made) ??
    (amountsDisagree() || idDisagrees(ours, made))
  )

  function amountsDisagree(): Sentence | null {
    if (made.every(isPart)) return partsDisagree(ours, made)
    if (second) return `the processor paid it ${made.length} times`
    return payment!.netCents === ours.netCents
      ? null
      : sentence`its net is ${{ cents: ours.netCents }}, the processor paid ${{ cents: payment!.netCents }}`
  }
}

/**
 * How much of a payout is in dispute where its payments disagree with it: what is in the world too much or too little, or
 * all of it where the amount is right and something else is not.
 */
export function disputedCents({ netCents }: ComparedPayout, made: Payments): Cents {
  const difference = sumOf(made.filter(({ whereabouts }) => whereabouts !== 'back')) - netCents
  return difference === 0 ? netCents : Math.abs(difference)
}

/** What the processor has paid of it, or of a part of it, again before an earlier payment had come back. `made`: in order. */
export const centsPaidAgain = (made: Payments): Cents =>
  made.reduce((sum, one, index) => {
    const earlier = made
      .slice(0, index)
      .filter((other) => one.part === other.part && areInTheWorldAtOnce(one, other))
    return sum + Math.min(one.netCents, Math.max(0, ...earlier.map(({ netCents }) => netCents)))
  }, 0)

function payeeDisagrees({ creatorId }: ComparedPayout, made: Payments): Sentence | null {
  const wrong = made.find((payment) => payment.creatorId !== creatorId)
  return wrong
    ? sentence`it is ${{ creatorId }}'s, but ${wrong.processorPayoutId} went to ${{ creatorId: wrong.creatorId }}`
    : null
}

/** Money that goes by another way comes later than was paid for, costs something else, or reaches nobody. */
function wayDisagrees({ payoutType, rail }: ComparedPayout, made: Payments): Sentence | null {
  if (rail === null) return null
  const method = METHOD_OF_RAIL[rail] ?? payoutType
  const wrong = made.find((payment) => payment.rail !== rail || payment.method !== method)
  return wrong
    ? `it goes out on ${rail} as ${method}, but ${wrong.processorPayoutId} went out on ${wrong.rail} as ${wrong.method}`
    : null
}

function idDisagrees({ processorPayoutId }: ComparedPayout, made: Payments): Sentence | null {
  const isKnown = made.some((payment) => payment.processorPayoutId === processorPayoutId)
  return processorPayoutId === null || isKnown
    ? null
    : `we know it as ${processorPayoutId}, the processor as ${made[0]!.processorPayoutId}`
}

/** The latest payment of each part. */
const latestOf = (made: Payments): AuditedProcessorPayout[] => [
  ...new Map(made.map((payment) => [payment.part, payment])).values(),
]
const sumOf = (payments: Payments): Cents =>
  payments.reduce((sum, { netCents }) => sum + netCents, 0)

/** Parts of one payout: each paid once, together no more than the payout. */
function partsDisagree(ours: ComparedPayout, made: Payments): Sentence | null {
  const live = made.filter((payment) => !isDead(payment))
  const twice = live.find(({ part }, index) => live.findIndex((one) => one.part === part) < index)
  if (twice) return `the processor paid part ${twice.part} of it twice`
  const askedCents = sumOf(latestOf(made))
  return askedCents > ours.netCents
    ? sentence`its net is ${{ cents: ours.netCents }}, the processor paid parts of ${{ cents: askedCents }}`
    : null
}

export interface StateLag {
  problem: Sentence
  /** What has arrived while the ledger owes it again. */
  owedAgainCents?: Cents
  /** It is where it may be while the news is being worked on. */
  mayCatchUp: boolean
}

/** What is with the creator of a payout that has ended without paying by the ledger, whose balances are therefore owed. */
function owedAgainCents({ state }: ComparedPayout, made: Payments): Cents {
  if (!STATES_OF_NOTHING.includes(state)) return 0
  return sumOf(made.filter(({ whereabouts }) => whereabouts === 'with the creator'))
}

/**
 * How a payout's state differs from what the processor has told us; `null` where it does not. `settlesByParts`: whether the
 * policy gives a payout the outcome that its parts share; in the eras it does so only where all are completed or all failed,
 * and any other payout in parts stays in processing (quirk G16).
 */
export function stateLag(
  ours: ComparedPayout,
  made: Payments,
  settlesByParts: boolean,
): StateLag | null {
  if (made.length === 0) return null
  if (ours.isPaidAfterFailure && made.every(({ told }) => told === 'paid')) return null
  if (ours.isReturnedAfterFailure && made.every(isDead)) return null
  if (ours.isPaidAfterFailure && made.every(isDead)) {
    return { problem: 'it has come back, and is still taken off the balance', mayCatchUp: false }
  }
  const lag = lagOf(ours, made, settlesByParts)
  const cents = ours.isPaidAfterFailure ? 0 : owedAgainCents(ours, made)
  if (!lag || cents === 0) return lag
  const problem = sentence`it is ${ours.state}, so its money is owed a second time: ${{ cents }} has arrived`
  return { ...lag, problem, owedAgainCents: cents }
}

function lagOf(ours: ComparedPayout, made: Payments, settlesByParts: boolean): StateLag | null {
  const latest = made.every(isPart) ? latestOf(made) : made
  const { told } = latest[0]!
  const isWhole = !made.every(isPart) || sumOf(latest) === ours.netCents
  const staysOpen = made.every(isPart) && !settlesByParts && told !== 'paid' && told !== 'failed'
  if (isWhole && !staysOpen && latest.every((one) => one.told === told)) {
    return ours.state === STATE_WHEN_TOLD[told]
      ? null
      : {
          problem: `it is ${ours.state}, but the processor told us ${told === 'nothing' ? 'nothing of it' : `"${told}"`}`,
          mayCatchUp: STATES_BEFORE_TOLD[told].includes(ours.state),
        }
  }
  // Its parts have different outcomes, or have not all been sent.
  const agrees =
    SENT_PAYOUT_STATES.includes(ours.state) ||
    (made.every(isDead) && STATES_OF_NOTHING.includes(ours.state))
  return agrees
    ? null
    : {
        problem: `it is ${ours.state}, but its parts have different outcomes`,
        mayCatchUp: false,
      }
}
