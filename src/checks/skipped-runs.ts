/** The run that a creator was skipped in, as the auditor knows it: whose turn it was in it, and whether it was the same all along. */
import { startOfDay } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { SaidSkip, SkippedBy } from './auditor/happenings'
import { runBeginsAt, turnOn, type PayoutRunKind, type Turn } from './auditor/turns'
import type { KnownCreators, TrackedCreator } from './known-creators'

/** A second try pays up to other days, and a request is no run. */
const RUN_OF_WORK: Readonly<Partial<Record<SkippedBy, PayoutRunKind>>> = {
  daily: 'daily',
  standard: 'standard',
  flexible: 'standard',
}

export interface SkippedRun {
  kind: PayoutRunKind
  creator: TrackedCreator
  policy: PayoutPolicy
  turn: Turn
}

export interface SkippedRunsOptions {
  creators: KnownCreators
  policies: PolicyTimeline
  hasDailyRun: boolean
}

export class SkippedRuns {
  readonly #options: SkippedRunsOptions

  constructor(options: SkippedRunsOptions) {
    this.#options = options
  }

  /** `null` where it is not known of whose money it speaks, and up to which day. */
  of({ creatorId, day, at, work }: SaidSkip): SkippedRun | null {
    const { creators, policies, hasDailyRun } = this.#options
    const kind = RUN_OF_WORK[work]
    if (!kind) return null
    creators.follow(at)
    const creator = creators.get(creatorId)
    if (!creator) return null
    const policy = policies.at(at)
    if (kind === 'daily' && !tellsDailyMinimum(creator, policy)) return null
    const turn = turnOn(creator, kind, day, policy, hasDailyRun)
    return turn && { kind, creator, policy, turn }
  }

  /** Another schedule, another rail or other rules since the run began: it may have meant those before. */
  isChangedSince({ creatorId, day, at }: SaidSkip, kind: PayoutRunKind): boolean {
    const { creators, policies } = this.#options
    return (
      creators.changedBetween(creatorId, runBeginsAt(day, kind), at) ||
      policies.stretches.some(({ fromDay }) => fromDay > day && startOfDay(fromDay) <= at)
    )
  }
}

/**
 * Without an instant gate, money that is settling is told as too little. What an instant flexible schedule is told may be
 * about the standard payout that was tried instead.
 */
const tellsDailyMinimum = ({ schedule }: TrackedCreator, { gates }: PayoutPolicy): boolean =>
  schedule.frequency === 'daily' && gates.includes('minimum') && gates.includes('instant')
