/**
 * The ids of webhooks that were handled, so that one that is delivered again does nothing. An id is written in the same
 * transaction as the last of what its webhook causes: one whose worker was lost before that is not remembered, and its
 * next delivery is handled.
 */
import type { Instant } from '../core/calendar'
import type { Database } from './database'

export class HandledWebhooks {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  has(webhookId: string): boolean {
    const row = this.#database
      .statement('SELECT 1 FROM ledger_handled_webhooks WHERE webhook_id = ?')
      .row([webhookId])
    return row !== undefined
  }

  /** Two deliveries may be handled at the same time: the first that is done is written down. */
  remember(webhookId: string, at: Instant): void {
    this.#database
      .statement('INSERT INTO ledger_handled_webhooks VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run([webhookId, at])
  }

  /** Of a webhook that is delivered this late nothing can be heard any more. */
  forgetBefore(instant: Instant): void {
    this.#database
      .statement('DELETE FROM ledger_handled_webhooks WHERE handled_at < ?')
      .run([instant])
  }
}
