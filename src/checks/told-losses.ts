/**
 * Whether whoever is paid by a payment that is lost is told so: its payout stays completed, so nothing else in the ledger
 * says that the money is gone.
 */
import { SECONDS_IN_DAY, type Instant } from '../core/calendar'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { AuditedLoss } from './auditor/losses'
import type { Check, Look } from './moments'
import { figuresIn } from './note-words'
import { moneyOfPayout } from './violations'

export class ToldLosses implements Check {
  readonly #database: Database
  readonly #auditor: Pick<Auditor, 'losses'>
  readonly #told = new Set<AuditedLoss>()

  constructor(database: Database, auditor: Pick<Auditor, 'losses'>) {
    this.#database = database
    this.#auditor = auditor
  }

  atEachLook({ now, violations }: Look): void {
    for (const loss of this.#auditor.losses) {
      if (this.#told.has(loss)) continue
      if (this.#isTold(loss)) this.#told.add(loss)
      else if (isLate(loss, now)) {
        const { payoutId, creatorId, netCents, processorPayoutId } = loss.payment
        violations.add(
          'notes_tell_what_happened',
          `${processorPayoutId} lost`,
          sentence`${{ payoutId }} of ${{ cents: netCents }} is lost, which the processor told us at ${{ at: loss.at }}, and ${{ creatorId }} has no note of it`,
          { cents: netCents, money: moneyOfPayout(payoutId), at: loss.at, payoutId, creatorId },
        )
      }
    }
  }

  #isTold({ at, payment: { payoutId, creatorId } }: AuditedLoss): boolean {
    return this.#database
      .statement(
        `SELECT content FROM ledger_payout_notes WHERE creator_id = ? AND created_at >= ? AND code = 'payout_lost'`,
      )
      .rows([creatorId, at])
      .some(([content]) => figuresIn(content as string)[0] === payoutId)
  }
}

/** Whoever heard of it has had the time to write it down. */
const isLate = ({ at, hearing }: AuditedLoss, now: Instant): boolean =>
  at < now - SECONDS_IN_DAY && !hearing.isBeingWorkedOn(now)
