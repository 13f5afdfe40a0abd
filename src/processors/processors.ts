/** The processors of a run, Stripe, PayPal and the push rails, and the platform account that all charge. */
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { ProcessorName, PushRail } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ProcessorSettings } from '../scenario/schema'
import { PlatformAccount } from './funds'
import { PaypalProcessor } from './paypal'
import type { PaymentProcessor, ProcessorObserver, ProcessorWorld } from './processor'
import { PushRailProcessor } from './push-rail'
import { StripeProcessor } from './stripe'

interface ProcessorsByName extends Record<ProcessorName, PaymentProcessor> {
  stripe: StripeProcessor
  paypal: PaypalProcessor
}

export class Processors {
  readonly platform = new PlatformAccount()
  readonly #byName: Readonly<ProcessorsByName>

  constructor(
    settings: ProcessorSettings,
    /** The policy in force now: its instant fee, and how Stripe rounds it. */
    policy: () => PayoutPolicy,
    database: Database,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    const { platform } = this
    const push = (rail: PushRail): PushRailProcessor =>
      new PushRailProcessor(rail, settings, policy, database, platform, world, observer)
    this.#byName = {
      stripe: new StripeProcessor(settings, policy, database, platform, world, observer),
      paypal: new PaypalProcessor(settings, database, platform, world, observer),
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

  /** All money in the processors' hands: creators', on its way, and the platform's own. */
  get heldCents(): Cents {
    let held = this.platform.balanceCents
    for (const processor of Object.values(this.#byName)) held += processor.heldCents
    return held
  }
}
