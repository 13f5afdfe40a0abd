/** The words of a story: what a fault did, and what a protection would have done. */
import type { FoundCall, PaidAmongOthers } from '../../simulation/trace'
import { counted } from '../../core/counted'
import { duration } from '../../core/duration'
import type { ProtectionName } from '../../core/protections'
import { dollars } from '../../core/dollars'
import type { Cents } from '../../core/money'
import type { CallKind, NewsKind } from '../../core/single-fault'
import type { Scenario } from '../../scenario/schema'
import type { ScenarioFlexibleSchedule, ScenarioSchedule } from '../../scenario/settings/schedules'
import type { ProcessorName, Rail } from '../../core/vocabulary'
import type { ToldEvent, ToldWebhookOutage } from './told-events'

/** A call as a noun for a cause, as the label of an arrow, and as what is asked of the processor. */
interface CallWords {
  /** After “a call”: `to pay out`. */
  noun: string
  /** With the money that it is about, where that is known. */
  label: (money: string | null) => string
  /** After “asks Stripe”; the creator follows. */
  request: (money: string | null) => string
  preposition: 'to' | 'of' | 'for'
  /** It changes nothing at the processor. */
  isQuestion?: true
}

const CALLS: Readonly<Record<CallKind, CallWords>> = {
  instantly_available: {
    noun: 'for what can be paid instantly',
    label: () => 'how much can be paid instantly?',
    request: () => 'how much can be paid instantly',
    preposition: 'to',
    isQuestion: true,
  },
  create_transfer: {
    noun: 'to transfer money',
    label: (money) => `transfer ${money ?? 'money'} to the account`,
    request: (money) => `to transfer ${money ?? 'money'} to the account`,
    preposition: 'of',
  },
  reverse_transfer: {
    noun: 'to take back a transfer',
    label: (money) => `take back the transfer${ofMoney(money)}`,
    request: (money) => `to take back the transfer${ofMoney(money)}`,
    preposition: 'to',
  },
  create_payout: {
    noun: 'to pay out',
    label: (money) => `pay out${money === null ? '' : ` ${money}`}`,
    request: (money) => `to pay ${money ?? 'money'}`,
    preposition: 'to',
  },
  create_payout_batch: {
    noun: 'to make a mass payment',
    label: (money) => `make a mass payment${ofMoney(money)}`,
    request: (money) => `to make a mass payment${ofMoney(money)}`,
    preposition: 'to',
  },
  cancel_payout: {
    noun: 'to cancel a payout',
    label: (money) => `cancel a payout${ofMoney(money)}`,
    request: (money) => `to cancel the payout${ofMoney(money)}`,
    preposition: 'to',
  },
  look_up: {
    noun: 'to look up an earlier call',
    label: () => 'what became of the call?',
    request: () => 'what became of an earlier call',
    preposition: 'for',
    isQuestion: true,
  },
  refund: {
    noun: 'to refund a sale',
    label: (money) => `refund ${money ?? 'a sale'}`,
    request: (money) => `to refund ${money ?? 'all'} of a sale`,
    preposition: 'of',
  },
}
const ofMoney = (money: string | null): string => (money === null ? '' : ` of ${money}`)
const moneyText = (cents: Cents | null): string | null => (cents === null ? null : dollars(cents))

/** What a call asks for, and of which payout. */
interface AskedCall {
  kind: CallKind
  amountCents: Cents | null
  creator: string | null
  payoutId: number | null
  among?: readonly PaidAmongOthers[]
}

export function callLabel({ kind, amountCents, payoutId, among }: AskedCall): string {
  const payouts = among
    ? ` (payouts ${firstOf(among, (one) => String(one.payoutId))})`
    : payoutText(payoutId)
  return `${CALLS[kind].label(moneyText(amountCents))}${payouts}`
}

export function callRequest({ kind, amountCents, creator, payoutId, among }: AskedCall): string {
  const { request, preposition } = CALLS[kind]
  const asked = request(moneyText(amountCents))
  if (among) {
    const whom = firstOf(among, (one) => `${one.creator}${payoutText(one.payoutId)}`)
    return `${asked} ${preposition} ${whom}`
  }
  const whom = creator === null ? '' : ` ${preposition} ${creator}`
  return `${asked}${whom}${payoutText(payoutId)}`
}

const NAMED_MAX = 3

/** `ink (payout 1), quill (payout 2), nib (payout 3) and 237 more`. */
function firstOf<One>(all: readonly One[], nameOf: (one: One) => string): string {
  const names = all.slice(0, NAMED_MAX).map(nameOf)
  const more = all.length - names.length
  return joined(more > 0 ? [...names, `${more} more`] : names)
}

export const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`

const payoutText = (payoutId: number | null): string =>
  payoutId === null ? '' : ` (payout ${payoutId})`

const FOUND: Readonly<Record<FoundCall, string>> = {
  nothing: 'no call with this key',
  payout: 'it made a payout',
  transfer: 'it made a transfer',
  refund: 'it made a refund',
}
export const foundText = (found: FoundCall, isKeyForgotten: boolean): string =>
  isKeyForgotten ? 'it has forgotten this key' : FOUND[found]

/** In hours: a key of one day may be forgotten 24 hours after a call, and not the day after it. */
export const keysForgottenCause = (hours: number): string =>
  `processors forget idempotency keys after ${counted(hours, 'hour')}`

/** A call that is repeated under its key moves no money. */
export const doneText = (isDoneBefore = false): string =>
  isDoneBefore ? 'done before, under the same key' : 'done'

export const isQuestion = (kind: CallKind): boolean => CALLS[kind].isQuestion ?? false

/** What work begins with that somebody asks for; `null` of a job, which the service begins by itself. */
export function requestText({ run, creator }: Pick<ToldEvent, 'run' | 'creator'>): string | null {
  switch (run?.kind) {
    case 'request-payout':
      return `${creator} asks for a payout`
    case 'cancel-payout':
      return `${creator} asks to cancel a payout`
    case 'refund-sale':
      return `a refund of a sale of ${creator} is requested`
    default:
      return null
  }
}

const NEWS_NAMES: Readonly<Record<NewsKind, string>> = {
  payout_paid: 'paid',
  payout_failed: 'failed',
  payout_unclaimed: 'unclaimed',
  payout_returned: 'returned',
  payout_cancelled: 'cancelled',
  payout_lost: 'lost',
}
export const newsName = (news: NewsKind): string => NEWS_NAMES[news]

const PROCESSOR_NAMES: Readonly<Record<ProcessorName, string>> = {
  stripe: 'Stripe',
  paypal: 'PayPal',
  card_push: 'Card push',
  rtp: 'RTP',
  fednow: 'FedNow',
  same_day_ach: 'Same-day ACH',
  stablecoin: 'Stablecoin',
}
export const processorName = (processor: ProcessorName): string => PROCESSOR_NAMES[processor]

const RAIL_NAMES: Readonly<Record<Rail, string>> = {
  us_bank: 'US bank',
  us_card: 'US debit card',
  bank_abroad: 'bank abroad',
  cross_border: 'cross-border transfer',
  paypal: 'PayPal',
  own_stripe: 'their own Stripe account',
  card_push: 'card push',
  rtp: 'RTP',
  fednow: 'FedNow',
  same_day_ach: 'same-day ACH',
  stablecoin: 'stablecoin',
}
export const railName = (rail: Rail): string => RAIL_NAMES[rail]

/** As in “is paid daily” or “is paid instantly on Mondays and Fridays”. */
export function paidWhen(schedule: ScenarioSchedule): string {
  if (typeof schedule === 'string') return schedule
  return `${schedule.payoutType === 'instant' ? 'instantly ' : ''}${flexibleDays(schedule)}`
}

function flexibleDays(schedule: ScenarioFlexibleSchedule): string {
  switch (schedule.frequency) {
    case 'every_days':
      return schedule.days === 1 ? 'every day' : `every ${schedule.days} days`
    case 'chosen_weekdays':
      return `on ${joined(schedule.weekdays.map((day) => `${day[0]!.toUpperCase()}${day.slice(1)}s`))}`
    case 'twice_a_month':
      return `on days ${joined(schedule.daysOfMonth.map(String))} of the month`
    case 'threshold':
      return `once ${dollars(schedule.thresholdCents)} is owed`
  }
}

const OFF: Readonly<Record<ProtectionName, { because: string; remedy: string }>> = {
  transactions: {
    because: 'what belongs together is not written in one transaction',
    remedy: 'With transactions, all of it is written or nothing.',
  },
  claimLock: {
    because: 'balances are not locked and checked again when they are claimed',
    remedy: 'With the claim lock, the second worker finds that the balance is taken.',
  },
  idempotencyKeys: {
    because: 'each attempt of a call has its own key',
    remedy:
      'With one idempotency key for all attempts, the processor answers the second as it answered the first, and pays once.',
  },
  storeOutcomeFirst: {
    because: 'what a call did is only written down at the end of the work',
    remedy:
      'With the intent stored before the call and the outcome right after it, the next worker knows what was sent.',
  },
  webhookDeduplication: {
    because: 'news that does not fit the state of the payout is carried out all the same',
    remedy:
      'With webhook deduplication, news is compared with the state of the payout, and what does not fit is left alone.',
  },
  retries: {
    because: 'nothing is tried a second time',
    remedy: 'With retries, the call or the job is tried again, and the money goes out.',
  },
  reconciliation: {
    because: 'nobody asks the processor what became of a payout',
    remedy: 'With reconciliation, the service asks the processor about the payout after some days.',
  },
  slicedJobs: {
    because: 'one job pays everybody, and begins again at the first creator',
    remedy: 'With sliced jobs, a job that dies takes only its slice with it.',
  },
  threeStrikesPause: {
    because: 'failures do not pause payouts',
    remedy: 'With the three strikes pause, payouts stop after three failures until somebody looks.',
  },
  unknownOutcomeHold: {
    because: 'a payout without an answer counts as failed',
    remedy: 'With the unknown outcome hold, its balances stay claimed until the outcome is known.',
  },
}
export const becauseOff = (protection: ProtectionName): string => OFF[protection].because
/** Where a webhook did come again: news also comes by asking the processor. */
export const DELIVERED_AGAIN = {
  because: 'a webhook that comes again is carried out again',
  remedy: 'With webhook deduplication, the second delivery does nothing.',
} as const
/** Where the call was made once, and nobody found it again. */
export const LOOK_UP_REMEDY =
  'With one idempotency key for all attempts, asking after that key finds what the call did.'
/**
 * The remedy that is a rule of the policy, in its words in the form (`policy.lostJobsDoneLater`).
 */
export const LATER_RUN_REMEDY =
  'With “Creators whom a lost job did not reach” in the policy set to “Paid at the next 14:00 UTC, or told why not”, a later job does what the lost one left.'
export const remedyOf = (protection: ProtectionName): string => OFF[protection].remedy

/** A fault as a scenario lists it. Fields that are left out may be there and be undefined. */
type ListedFault = Scenario['faults']['single'][number]

/** What a fault did, as a clause: `the answer to a payout call was lost`. */
export function faultClause(fault: ListedFault): string {
  switch (fault.fault) {
    case 'call-lost':
      return `a call ${CALLS[fault.call].noun} never arrived`
    case 'answer-lost':
      return `the answer to a call ${CALLS[fault.call].noun} was lost`
    case 'call-late':
      return `a call ${CALLS[fault.call].noun} arrived ${duration(fault.seconds)} late`
    case 'answer-late':
      return `the answer to a call ${CALLS[fault.call].noun} came ${duration(fault.seconds)} late`
    case 'call-refused':
      return fault.code === 'processor_rate_limited'
        ? `a call ${CALLS[fault.call].noun} was one too many (429)`
        : `the processor was unavailable for a call ${CALLS[fault.call].noun} (5xx)`
    case 'batch-refused':
      return `a mass payment was refused as a whole (${fault.code})`
    case 'refund-refused':
      return `the processor refused a refund (${fault.code})`
    case 'payout-refused':
      return `the processor refused a payout${codeText(fault.code)}`
    case 'payout-fails':
      return `a payout failed${codeText(fault.code)}`
    case 'payout-returned':
      return `the bank returned a payout${codeText(fault.code)}`
    case 'webhook-lost':
      return `the webhook “${newsName(fault.news)}” was lost`
    case 'webhook-late':
      return `the webhook “${newsName(fault.news)}” came ${duration(fault.seconds)} late`
    case 'webhook-twice':
      return `the webhook “${newsName(fault.news)}” came again after ${duration(fault.seconds)}`
    case 'worker-killed':
      return `a worker died ${fault.when} the step “${stepName(fault.step)}”`
    case 'worker-waits':
      return `a worker paused for ${duration(fault.seconds)} at the step “${stepName(fault.step)}”`
    case 'job-twice':
      return `the queue handed out the job “${stepName(fault.job)}” twice`
    case 'chargeback-after-payout':
      return 'a sale was charged back after an instant payout of it'
  }
}

/** The same at the moment at which it is decided: what comes of it later is told when it happens. */
export function decidedFaultClause(fault: ListedFault): string {
  switch (fault.fault) {
    case 'call-late':
      return `a call ${CALLS[fault.call].noun} will arrive ${duration(fault.seconds)} late`
    case 'answer-late':
      return `the answer to a call ${CALLS[fault.call].noun} will come ${duration(fault.seconds)} late`
    case 'payout-fails':
      return `a payout will fail${codeText(fault.code)}`
    case 'payout-returned':
      return `the bank will return a payout${codeText(fault.code)}`
    case 'webhook-late':
      return `the webhook “${newsName(fault.news)}” will come ${duration(fault.seconds)} late`
    case 'webhook-twice':
      return `the webhook “${newsName(fault.news)}” will come twice, the second time after ${duration(fault.seconds)}`
    case 'chargeback-after-payout':
      return 'a sale will be charged back after an instant payout of it'
    default:
      return faultClause(fault)
  }
}

interface WebhookOutageWords {
  cause: (length: string) => string
  sentence: (length: string) => string
  label: (length: string) => string
}
const WEBHOOK_OUTAGES: Readonly<Record<ToldWebhookOutage['kind'], WebhookOutageWords>> = {
  not_confirmed: {
    cause: (length) => `no webhook was taken for ${length}`,
    sentence: (length) =>
      `the service stops taking webhooks for ${length}, and processors send them again for at most 3 days`,
    label: (length) => `takes no webhooks for ${length}`,
  },
  dropped: {
    cause: (length) => `webhooks were confirmed and dropped for ${length}`,
    sentence: (length) => `the service starts to confirm webhooks and drop them, for ${length}`,
    label: (length) => `drops webhooks for ${length}`,
  },
}
type Outage = Pick<ToldWebhookOutage, 'kind' | 'seconds'>
export const webhookOutageCause = ({ kind, seconds }: Outage): string =>
  WEBHOOK_OUTAGES[kind].cause(duration(seconds))
export const webhookOutageSentence = ({ kind, seconds }: Outage): string =>
  WEBHOOK_OUTAGES[kind].sentence(duration(seconds))
export const webhookOutageLabel = ({ kind, seconds }: Outage): string =>
  WEBHOOK_OUTAGES[kind].label(duration(seconds))

const codeText = (code: string | null): string => (code === null ? '' : ` (${code})`)
/** `pay-creators` as `pay creators`. */
export const stepName = (id: string): string => id.replaceAll(/[-_]/g, ' ')
