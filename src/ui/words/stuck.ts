/** What is stuck or paused, in sentences; and why money is unpaid, in the reader's words. */
import type {
  AtProcessor,
  FailingCreators,
  GivenUpJob,
  LostJobFigures,
  NotPaid,
  NotPaidReason,
  PausedCreators,
  PausedFor,
  RequestWaits,
  StuckPayouts,
  Violating,
} from '../../../workers/contract'
import type { SkipCode } from '../../core/eligibility'
import { SECONDS_IN_DAY } from '../../core/calendar'
import { failureMeaning } from '../../core/failure-reasons'
import type { PauseSource } from '../../core/vocabulary'
import { formatCount, formatDay, formatDuration, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import { checkTitle } from './checks'
import { shownName } from './shown-name'
import { skipWord } from './skips'
import { payoutStateWord } from './states'
import { frequencyWord, processorWord } from './vocabulary'

const dayOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DD'.length)

/** After the sentence about them: which of the payouts or creators that are counted together are violations. */
export const violatingSentences = (all: number, violating: readonly Violating[]): string[] =>
  violating.map(({ check, count }) =>
    count === all
      ? m.stuck_violating_all({ check: checkTitle(check) })
      : m.stuck_violating_some({
          ...counted(count),
          ofText: formatCount(all),
          check: checkTitle(check),
        }),
  )

const MILLISECONDS_IN_SECOND = 1_000

/** Days from one to the end of another. */
function ageText(from: string, endDay: string): string {
  const milliseconds = Date.parse(endDay) - Date.parse(dayOf(from))
  return formatDuration(milliseconds / MILLISECONDS_IN_SECOND + SECONDS_IN_DAY)
}

const WHY: Record<AtProcessor, (stuck: StuckPayouts) => string> = {
  no_record: m.stuck_no_record,
  transfer_not_back: ({ failureReason }) =>
    m.stuck_transfer_not_back({ reason: failingWord(failureReason) }),
  in_transit: m.stuck_in_transit,
  unclaimed: m.stuck_unclaimed,
  arrived: m.stuck_arrived,
  arrived_in_part: ({ arrivedCents }) =>
    m.stuck_arrived_in_part({ arrived: formatMoney(arrivedCents) }),
  ended: m.stuck_ended,
}

/** A run that an earlier version kept may have the word that this one had before. */
const KEPT_WORDS: Readonly<Record<string, AtProcessor>> = { never_asked: 'no_record' }

export const stuckSentence = (stuck: StuckPayouts, endDay: string): string =>
  m.stuck_payouts({
    ...counted(stuck.payouts),
    processor: processorWord(stuck.processor),
    amount: formatMoney(stuck.grossCents),
    state: payoutStateWord(stuck.state).toLowerCase(),
    day: formatDay(dayOf(stuck.oldestCreatedAt)),
    age: ageText(stuck.oldestCreatedAt, endDay),
    why: WHY[KEPT_WORDS[stuck.atProcessor] ?? stuck.atProcessor](stuck),
  })

const PAUSED_BY: Record<PauseSource, () => string> = {
  admin: m.paused_by_admin,
  creator: m.paused_by_creator,
  stripe: m.paused_by_stripe,
  chargeback_rate: m.paused_by_chargeback_rate,
  repeated_failures: m.paused_by_repeated_failures,
  unaccounted_money: m.paused_by_unaccounted_money,
}

/** As it follows the word for those who are paused. */
export const pauseWord = ({ source, isReviewedDaily }: PausedFor): string =>
  isReviewedDaily ? m.paused_by_chargeback_rate_daily() : PAUSED_BY[source]()

export function pausedSentence(paused: PausedCreators): string {
  const sentence = m.stuck_paused({
    ...counted(paused.creators),
    source: pauseWord(paused),
    amount: formatMoney(paused.unpaidCents),
    day: formatDay(dayOf(paused.since)),
  })
  const { outcomeKnown } = paused
  if (!outcomeKnown) return sentence
  return `${sentence} ${m.stuck_paused_known({ countText: formatCount(outcomeKnown) })}`
}

/** As it follows what has happened to their payouts: `because the bank account is closed`. */
export const failingWord = (failureReason: string | null): string => {
  const meaning = failureReason === null ? null : failureMeaning(failureReason)
  return meaning ?? failureReason ?? m.failing_without_reason()
}

export const failingSentence = (failing: FailingCreators): string =>
  m.stuck_failing({
    ...counted(failing.creators),
    amount: formatMoney(failing.unpaidCents),
    day: formatDay(dayOf(failing.since)),
    reason: failingWord(failing.failureReason),
  })

export function lostJobsSentences(lostJobs: LostJobFigures): string {
  const { killed, givenUp, jobs, requestWaits } = lostJobs
  const lost = m.stuck_lost_jobs(counted(killed))
  const [first] = jobs
  const ended = first
    ? [
        m.stuck_given_up({
          ...counted(givenUp),
          name: first.name,
          day: formatDay(dayOf(first.lostAt)),
        }),
        ...creatorsOfJob(first),
      ]
    : [m.stuck_given_up_none()]
  return [lost, ...ended, ...waitsText(requestWaits ?? null)].join(' ')
}

function creatorsOfJob({ firstCreators = [], creators }: GivenUpJob): string[] {
  if (firstCreators.length === 0) return []
  const names = firstCreators.map(shownName).join(', ')
  const others = (creators ?? 0) - firstCreators.length
  return [
    others > 0
      ? m.stuck_job_was_for_more({ names, others: formatCount(others) })
      : m.stuck_job_was_for({ names }),
  ]
}

function waitsText(waits: RequestWaits | null): string[] {
  if (!waits) return []
  const { medianSeconds, longestSeconds, longestPayoutId } = waits
  return [
    m.stuck_request_waits({
      median: formatDuration(medianSeconds),
      longest: formatDuration(longestSeconds),
      payout: String(longestPayoutId),
    }),
  ]
}

export const overdueSentence = ({ creators, frequency, unpaidCents, oldestDay }: NotPaid): string =>
  m.stuck_overdue({
    ...counted(creators),
    schedule: frequencyWord(frequency),
    amount: formatMoney(unpaidCents),
    day: formatDay(oldestDay),
  })

/** Those that are not worded as in a list of skipped payouts. */
const NOT_PAID: Record<Exclude<NotPaidReason, SkipCode>, () => string> = {
  in_debt: m.not_paid_in_debt,
  latest_payout_failed: m.not_paid_latest_payout_failed,
  overdue: m.not_paid_overdue,
  next_run: m.not_paid_next_run,
}

const isOwnReason = (reason: NotPaidReason): reason is keyof typeof NOT_PAID =>
  Object.hasOwn(NOT_PAID, reason)

/** The reason with the minimum that is missed, where it is that. */
export function notPaidWord({
  reason,
  minimumCents,
}: Pick<NotPaid, 'reason' | 'minimumCents'>): string {
  if (minimumCents !== null) return m.not_paid_below_minimum({ minimum: formatMoney(minimumCents) })
  return isOwnReason(reason) ? NOT_PAID[reason]() : skipWord(reason)
}
