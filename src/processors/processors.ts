/** The processors of a run, Stripe, PayPal and the push rails, and the platform account that all charge. */
import type { Cents } from '../core/money'
import type { ProcessorName, PushRail } from '../core/vocabulary'
import { PlatformAccount } from './funds'
import { PaypalProcessor } from './paypal'
import type { PaymentProcessor, ProcessorParts } from './processor'
import { PushRailProcessor } from './push-rail'
import { StripeProcessor } from './stripe'

interface ProcessorsByName extends Record<ProcessorName, PaymentProcessor> {
  stripe: StripeProcessor
  paypal: PaypalProcessor
}

export class Processors {
  readonly platform = new PlatformAccount()
  readonly #byName: Readonly<ProcessorsByName>

  constructor(given: Omit<ProcessorParts, 'platform'>) {
    const parts: ProcessorParts = { ...given, platform: this.platform }
    const push = (rail: PushRail): PushRailProcessor => new PushRailProcessor(rail, parts)
    this.#byName = {
      stripe: new StripeProcessor(parts),
      paypal: new PaypalProcessor(parts),
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

  /** All money in the processors' hands: creators', in transit, and the platform's own. */
  get heldCents(): Cents {
    let held = this.platform.balanceCents
    for (const processor of Object.values(this.#byName)) held += processor.heldCents
    return held
  }
}
