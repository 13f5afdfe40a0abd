/**
 * Whether a creator's country changed while a payout of theirs was in progress: should it come back, its money would land in an
 * account that is no more the creator's. What falls on the second of the change is left open.
 */
import type { Instant } from '../core/calendar'
import { sentence } from '../core/sentence'
import { CREATOR_SETTINGS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Check, Look } from './moments'
import type { PayoutStates, StatedPayout, StateStep } from './payout-states'
import { CREATING_OR_PROCESSING } from './state-sets'
import { moneyOfPayout } from './violations'

type ChangeRow = [changeId: number, creatorId: number, at: Instant, setting: number]

interface EndedPayout {
  payout: Readonly<StatedPayout>
  endedAt: Instant
}

const COUNTRY = CREATOR_SETTINGS.indexOf('country')

export class CountryChanges implements Check {
  readonly #database: Database
  readonly #states: PayoutStates
  /** By creator: payouts that have left progress since changes were last looked at. */
  readonly #ended = new Map<number, EndedPayout[]>()
  #lastChangeId = 0

  constructor(database: Database, states: PayoutStates) {
    this.#database = database
    this.#states = states
    states.onStep((step) => this.#follow(step))
  }

  /** Looks through the changes since the last time. */
  atEachLook({ violations }: Look): void {
    const changes = this.#database
      .statement(
        `SELECT change_id, creator_id, changed_at, setting FROM ledger_setting_changes
         WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as ChangeRow[]
    for (const [changeId, creatorId, at, setting] of changes) {
      this.#lastChangeId = changeId
      if (setting !== COUNTRY) continue
      for (const { payoutId, netCents } of this.#inProgressOver(creatorId, at)) {
        violations.add(
          'histories_are_legal',
          `${payoutId} country`,
          sentence`${{ creatorId }} moved to another country at ${{ at }}, while ${{ payoutId }} was in progress`,
          { cents: netCents, money: moneyOfPayout(payoutId), at, payoutId, creatorId },
        )
      }
    }
    this.#ended.clear()
  }

  #follow({ payout, from, to, at }: StateStep): void {
    if (
      from === null ||
      !CREATING_OR_PROCESSING.includes(from) ||
      CREATING_OR_PROCESSING.includes(to)
    )
      return
    const ended = this.#ended.get(payout.creatorId)
    if (ended) ended.push({ payout, endedAt: at })
    else this.#ended.set(payout.creatorId, [{ payout, endedAt: at }])
  }

  /** Created before an instant, and not ended by it. */
  #inProgressOver(creatorId: number, at: Instant): Readonly<StatedPayout>[] {
    const endedSince = (this.#ended.get(creatorId) ?? [])
      .filter(({ endedAt }) => endedAt > at)
      .map(({ payout }) => payout)
    return [...endedSince, ...this.#states.creatingOrProcessing(creatorId)].filter(
      ({ createdAt }) => createdAt < at,
    )
  }
}
