/** The processors of a run, Stripe and PayPal, and the platform account that both charge. */
import type { BasisPoints, Cents } from '../core/money'
import type { ProcessorName } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ProcessorSettings } from '../scenario/schema'
import { PlatformAccount } from './funds'
import { PaypalProcessor } from './paypal'
import type { PaymentProcessor, ProcessorObserver, ProcessorWorld } from './processor'
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
    instantFeeBasisPoints: () => BasisPoints,
    database: Database,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    const { platform } = this
    this.#byName = {
      stripe: new StripeProcessor(
        settings,
        instantFeeBasisPoints,
        database,
        platform,
        world,
        observer,
      ),
      paypal: new PaypalProcessor(settings, database, platform, world, observer),
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
