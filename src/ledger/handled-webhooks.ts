/**
 * The ids of handled webhooks, so that one that is delivered again does nothing. An id is written
 * in the same transaction as the last effect of its webhook. If the worker was lost before that,
 * the id is not remembered, and the next delivery is handled.
 */
import type { Instant } from '../core/calendar'
import type { Database } from './database'

export class HandledWebhooks {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Returns whether the id is new. Two deliveries may be handled at the same time: the first that is done is written down. */
  remember(webhookId: string, at: Instant): boolean {
    this.#database
      .statement('INSERT INTO ledger_handled_webhooks VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run([webhookId, at])
    return this.#database.rowsChanged === 1
  }

  /** The webhook was not handled after all, so its next delivery will be. */
  forget(webhookId: string): void {
    this.#database
      .statement('DELETE FROM ledger_handled_webhooks WHERE webhook_id = ?')
      .run([webhookId])
  }

  /** Forgets ids so old that their webhooks can no longer be delivered again. */
  forgetBefore(instant: Instant): void {
    this.#database
      .statement('DELETE FROM ledger_handled_webhooks WHERE handled_at < ?')
      .run([instant])
  }
}
