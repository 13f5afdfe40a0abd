/**
 * Payouts that go out in parts: a row for every try of every part. Only those payouts are here; all
 * others are one payment. The latest try of each part is also kept in memory, since every notice
 * asks for it.
 */
import type { Cents } from '../core/money'
import { PART_STATES, type PartState } from '../core/payout-parts'
import type { Database } from './database'

export interface PayoutPart {
  readonly payoutId: number
  /** Counted from 1, as the tries of a part are. */
  readonly part: number
  readonly attempt: number
  readonly amountCents: Cents
  readonly state: PartState
  readonly failureReason: string | null
  /** Once the processor has accepted it. */
  readonly processorPayoutId: string | null
  /** The key by which the processor knows this try. */
  readonly idempotencyKey: string
}

type Parts = readonly PayoutPart[]

export class PayoutParts {
  readonly #database: Database
  readonly #byPayout = new Map<number, PayoutPart[]>()

  constructor(database: Database) {
    this.#database = database
  }

  /** The parts of a payout at their latest try; `null` where it is sent as a whole. */
  of(payoutId: number): Parts | null {
    return this.#byPayout.get(payoutId) ?? null
  }

  /** The part whose latest try the processor knows by this key. */
  byKey(payoutId: number, idempotencyKey: string): PayoutPart | undefined {
    return this.of(payoutId)?.find((part) => part.idempotencyKey === idempotencyKey)
  }

  plan(payoutId: number, amounts: readonly Cents[]): Parts {
    this.#byPayout.set(payoutId, [])
    return amounts.map((amountCents, index) => this.#add(payoutId, index + 1, 1, amountCents))
  }

  /** Adds the next try of a failed part. */
  sendAnew({ payoutId, part, attempt, amountCents }: PayoutPart): PayoutPart {
    return this.#add(payoutId, part, attempt + 1, amountCents)
  }

  recordAcceptance(part: PayoutPart, processorPayoutId: string): PayoutPart {
    this.#database
      .statement(
        `UPDATE ledger_payout_parts SET processor_payout_id = ?
         WHERE payout_id = ? AND part = ? AND attempt = ?`,
      )
      .run([processorPayoutId, part.payoutId, part.part, part.attempt])
    return this.#keep({ ...part, processorPayoutId })
  }

  change(part: PayoutPart, state: PartState, failureReason: string | null = null): PayoutPart {
    this.#database
      .statement(
        `UPDATE ledger_payout_parts SET state = ?, failure_reason = ?
         WHERE payout_id = ? AND part = ? AND attempt = ?`,
      )
      .run([PART_STATES.indexOf(state), failureReason, part.payoutId, part.part, part.attempt])
    return this.#keep({ ...part, state, failureReason })
  }

  /** Their rows are gone. */
  forget(payoutIds: readonly number[]): void {
    for (const payoutId of payoutIds) this.#byPayout.delete(payoutId)
  }

  #add(payoutId: number, part: number, attempt: number, amountCents: Cents): PayoutPart {
    this.#database
      .statement('INSERT INTO ledger_payout_parts VALUES (?, ?, ?, ?, ?, NULL, NULL)')
      .run([payoutId, part, attempt, amountCents, PART_STATES.indexOf('waiting')])
    return this.#keep({
      payoutId,
      part,
      attempt,
      amountCents,
      state: 'waiting',
      failureReason: null,
      processorPayoutId: null,
      idempotencyKey: `payout-${payoutId}-part-${part}${attempt > 1 ? `-try-${attempt}` : ''}`,
    })
  }

  #keep(part: PayoutPart): PayoutPart {
    this.#byPayout.get(part.payoutId)![part.part - 1] = part
    return part
  }
}
