/** The processors of a run, Stripe and PayPal, and the platform account that both charge. */
import type { BasisPoints, Cents } from '../core/money'
import type { ProcessorName } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ProcessorSettings } from '../scenario/schema'
import { paypalCharge, StripeCosts } from './costs'
import { PlatformAccount } from './funds'
import { Processor, type ProcessorObserver, type ProcessorWorld } from './processor'

/** Stripe's words for a request that it turns down and for a payout that fails (domain facts C1). */
const STRIPE_REFUSALS = ['could_not_process', 'bank_account_restricted'] as const
const STRIPE_FAILURES = [
  'account_closed',
  'could_not_process',
  'declined',
  'invalid_account_number',
  'no_account',
] as const

/** PayPal's numbers: receiver locked, sending declined; invalid receiver, receiving limit (domain facts B). */
const PAYPAL_REFUSALS = ['3015', '9302'] as const
const PAYPAL_FAILURES = ['1001', '8330'] as const

export class Processors {
  readonly platform = new PlatformAccount()
  readonly #byName: Readonly<Record<ProcessorName, Processor>>

  constructor(
    settings: ProcessorSettings,
    instantFeeBasisPoints: () => BasisPoints,
    database: Database,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    const stripeCosts = new StripeCosts(settings.costs)
    this.#byName = {
      stripe: new Processor(
        {
          name: 'stripe',
          settings,
          feeBasisPoints: instantFeeBasisPoints,
          chargeFor: (request, at) => stripeCosts.chargeFor(request, at),
          refusalCodes: STRIPE_REFUSALS,
          failureCodes: STRIPE_FAILURES,
        },
        database,
        this.platform,
        world,
        observer,
      ),
      paypal: new Processor(
        {
          name: 'paypal',
          settings,
          feeBasisPoints: () => 0,
          chargeFor: (request) => paypalCharge(request, settings.costs),
          refusalCodes: PAYPAL_REFUSALS,
          failureCodes: PAYPAL_FAILURES,
        },
        database,
        this.platform,
        world,
        observer,
      ),
    }
  }

  get(name: ProcessorName): Processor {
    return this.#byName[name]
  }

  /** All money in the processors' hands: creators', on its way, and the platform's own. */
  get heldCents(): Cents {
    return (
      this.#byName.stripe.heldCents + this.#byName.paypal.heldCents + this.platform.balanceCents
    )
  }
}
