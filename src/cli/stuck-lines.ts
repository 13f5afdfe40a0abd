/** What a finished run says of money that does not move: how much, for how long and why, and which of it is a violation. */
import { andMore } from '../core/and-more'
import { counted } from '../core/counted'
import { dollars } from '../core/dollars'
import { duration } from '../core/duration'
import type { RunReport } from '../metrics/figures'
import type {
  AtProcessor,
  FailingCreators,
  GivenUpJob,
  NotPaid,
  RequestWaits,
  StuckPayouts,
  Violating,
} from '../metrics/stuck'

export const stuckLines = (report: RunReport): string[] => [
  ...report.stuck.payouts.map(stuckLine),
  ...report.stuck.pausedCreators.map(
    ({ source, creators, unpaidCents, since, outcomeKnown, violating }) =>
      `Paused by ${words(source)}: ${counted(creators, 'creator')} with ${dollars(unpaidCents)} unpaid, since ${dayOf(since)}${knownWords(outcomeKnown)}${violatingWords(violating)}`,
  ),
  ...(report.stuck.failingCreators ?? []).map(failingLine),
  ...lostJobLines(report),
  ...notPaidLines(report),
]

const words = (code: string): string => code.replaceAll('_', ' ')
const dayOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DD'.length)

/** Of so many it is known by now what became of their payouts, and support can resume them. */
const knownWords = (outcomeKnown: number | null): string =>
  !outcomeKnown ? '' : `; outcome known by now: ${outcomeKnown}`

const violatingWords = (violating: readonly Violating[]): string =>
  violating.map(({ check, count }) => `; in violation of ${check}: ${count}`).join('')

const AT_PROCESSOR: Readonly<Record<AtProcessor, (stuck: StuckPayouts) => string>> = {
  no_record: () => 'the processor has no record of it',
  transfer_not_back: ({ failureReason }) =>
    `it failed (${words(failureReason!)}), and it is not known whether its transfer has been reversed`,
  in_transit: () => 'the processor is still sending the money',
  unclaimed: () => 'nobody has claimed the money',
  arrived: () => 'the money has arrived',
  arrived_in_part: ({ arrivedCents }) => `${dollars(arrivedCents)} of it has arrived`,
  ended: () => 'the processor has ended it',
}

const stuckLine = (stuck: StuckPayouts): string =>
  `Stuck: ${counted(stuck.payouts, 'payout')} of ${dollars(stuck.grossCents)} by ${words(stuck.processor)}, ${stuck.state} since ${dayOf(stuck.oldestCreatedAt)}: ${AT_PROCESSOR[stuck.atProcessor](stuck)}${violatingWords(stuck.violating)}`

const failingLine = (failing: FailingCreators): string =>
  `Failing: ${counted(failing.creators, 'creator')} with ${dollars(failing.unpaidCents)} unpaid, ${counted(failing.payouts, 'payout')} in a row since ${dayOf(failing.since)}, the last for ${words(failing.failureReason ?? 'a reason not given')}${violatingWords(failing.violating)}`

function lostJobLines({ lostJobs }: RunReport): string[] {
  const { killed, givenUp, jobs, requestWaits } = lostJobs
  if (killed === 0) return []
  const [first] = jobs
  const firstWords = first
    ? `, the first: ${first.name} on ${dayOf(first.lostAt)}${whomWords(first)}`
    : ''
  return [
    `Lost jobs: ${counted(killed, 'worker')} lost, ${counted(givenUp, 'job')} given up${firstWords}`,
    ...(requestWaits ? [waitLine(requestWaits)] : []),
  ]
}

const whomWords = ({ firstCreators = [], creators }: GivenUpJob): string =>
  firstCreators.length === 0 ? '' : `, for ${andMore(firstCreators, creators ?? 0)}`

const waitLine = ({ medianSeconds, longestSeconds, longestPayoutId }: RequestWaits): string =>
  `Payouts from claim to request: ${duration(medianSeconds)} at the median, at most ${duration(longestSeconds)} (payout ${longestPayoutId})`

function notPaidLines({ notPaid, totals }: RunReport): string[] {
  if (notPaid.length === 0) return []
  const { unpaid, creatorDebts } = totals
  const debts = creatorDebts === 0 ? '' : `; owed by creators: ${dollars(creatorDebts)}`
  return [
    `Unpaid at the end: ${dollars(unpaid + creatorDebts)}${debts}`,
    ...notPaid.map(notPaidLine),
  ]
}

const notPaidLine = ({
  reason,
  minimumCents,
  frequency,
  creators,
  unpaidCents,
  violating,
}: NotPaid): string =>
  `  ${words(reason)}${minimumCents === null ? '' : ` of ${dollars(minimumCents)}`}, ${words(frequency)}: ${dollars(unpaidCents)} (${counted(creators, 'creator')})${violatingWords(violating)}`
