/**
 * Times in which the service takes no webhooks. A processor that hears no confirmation sends a webhook again and again,
 * each time after twice as long, and gives up in the end.
 */
import { SECONDS_IN_DAY, SECONDS_IN_MINUTE, type Instant } from '../../core/calendar'
import { instantOfAction } from '../../scenario/period'
import type { FaultSettings } from '../../scenario/schema'

/** Stripe says that it tries for up to three days, each time after a longer wait. How long, it does not say. */
const FIRST_WAIT_SECONDS = SECONDS_IN_MINUTE
const GIVES_UP_AFTER_SECONDS = 3 * SECONDS_IN_DAY

type WebhookOutages = FaultSettings['webhookOutages']

interface WebhookOutage {
  from: Instant
  until: Instant
  kind: WebhookOutages[number]['kind']
}

export class WebhookOutageTimes {
  #times: readonly WebhookOutage[] = []
  #timesOf: WebhookOutages | null = null

  /** When a webhook is taken that arrives at an instant; `null`: never. */
  takenAt(outages: WebhookOutages, arrivesAt: Instant): Instant | null {
    if (outages.length === 0) return arrivesAt
    if (outages !== this.#timesOf) {
      this.#timesOf = outages
      this.#times = outages.map(({ from, until, kind }) => ({
        from: instantOfAction(from),
        until: instantOfAction(until),
        kind,
      }))
    }
    let triedAt = arrivesAt
    for (let wait = FIRST_WAIT_SECONDS; ; wait *= 2) {
      const outage = this.#times.find(({ from, until }) => from <= triedAt && triedAt < until)
      if (!outage) return triedAt
      if (outage.kind === 'dropped') return null
      triedAt += wait
      if (triedAt > arrivesAt + GIVES_UP_AFTER_SECONDS) return null
    }
  }
}
