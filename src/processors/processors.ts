/** The processors of a run, Stripe, PayPal and the push rails, and the platform account that all charge. */
import { addBusinessDays } from '../core/business-days'
import { dayOfInstant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { ProcessorName, PushRail } from '../core/vocabulary'
import { PlatformAccount } from './funds'
import { PaypalProcessor } from './paypal'
import { KeptKeys } from './kept-keys'
import type { PaymentProcessor, ProcessorParts, ProcessorWorld } from './processor'
import { PushRailProcessor } from './push-rail'
import { StripeProcessor } from './stripe'

interface ProcessorsByName extends Record<ProcessorName, PaymentProcessor> {
  stripe: StripeProcessor
  paypal: PaypalProcessor
}

export class Processors {
  readonly platform = new PlatformAccount()
  readonly #byName: Readonly<ProcessorsByName>
  readonly #world: ProcessorWorld

  constructor(given: Omit<ProcessorParts, 'platform' | 'keys'>) {
    const { settings, world } = given
    this.#world = world
    const parts = (): ProcessorParts => ({
      ...given,
      platform: this.platform,
      keys: new KeptKeys(settings.idempotencyKeyHours, () => world.now()),
    })
    const push = (rail: PushRail): PushRailProcessor => new PushRailProcessor(rail, parts())
    this.#byName = {
      stripe: new StripeProcessor(parts()),
      paypal: new PaypalProcessor(parts()),
      card_push: push('card_push'),
      rtp: push('rtp'),
      fednow: push('fednow'),
      same_day_ach: push('same_day_ach'),
      stablecoin: push('stablecoin'),
    }
  }

  get<Name extends ProcessorName>(name: Name): ProcessorsByName[Name] {
    return this.#byName[name]
  }

  /** What was asked for under these keys is over, and nobody will ask for it again. */
  forget(idempotencyKeys: readonly string[]): void {
    for (const processor of Object.values(this.#byName)) processor.books.forget(idempotencyKeys)
  }

  /**
   * A creator's latest payout at any of them comes back now; returns whether there is one that can: what arrived more than
   * `businessDays` ago stays.
   */
  giveBackLatest(creatorId: number, code: string, businessDays: number): boolean {
    const [latest] = Object.values(this.#byName)
      .flatMap((processor) => {
        const payout = processor.books.latestOf(creatorId)
        return payout ? [{ processor, payout }] : []
      })
      .sort((one, other) => other.payout.createdAt - one.payout.createdAt)
    if (!latest) return false
    const { arrivedAt } = latest.payout
    const isOver =
      arrivedAt !== undefined &&
      dayOfInstant(this.#world.now()) >
        addBusinessDays(dayOfInstant(arrivedAt), businessDays, this.#world.isBankHoliday)
    return !isOver && latest.processor.giveBack(latest.payout, code)
  }

  /** All money in the processors' hands: creators', in transit, and the platform's own. */
  get heldCents(): Cents {
    let held = this.platform.balanceCents
    for (const processor of Object.values(this.#byName)) held += processor.heldCents
    return held
  }
}
