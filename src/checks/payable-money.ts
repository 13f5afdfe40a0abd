/** What of a creator's unpaid money could go out, by the auditor's own reckoning: by their rail, and what stays behind at a border. */
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { Holder } from '../core/vocabulary'
import type { Turn } from './auditor/turns'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { TrackedCreator } from './known-creators'
import { endsAbroad, holdersOf, payerOf } from './auditor/own-words'

type Paid = Pick<TrackedCreator, 'creatorId' | 'rail'>
type Border = Pick<PayoutPolicy, 'foreignTransferMinimumCents'>

export class PayableMoney {
  readonly #money: UnpaidMoney

  constructor(money: UnpaidMoney) {
    this.#money = money
  }

  isAny({ creatorId }: Paid): boolean {
    return this.#money.total(creatorId, 'platform') + this.#money.total(creatorId, 'processor') > 0
  }

  total({ creatorId, rail }: Paid): Cents {
    return holdersOf(rail).reduce((sum, holder) => sum + this.#money.total(creatorId, holder), 0)
  }

  /** All of it, what stays behind included. */
  wholeUpTo({ creatorId, rail }: Paid, day: Day): Cents {
    return holdersOf(rail).reduce(
      (sum, holder) => sum + this.#money.upTo(creatorId, holder, day),
      0,
    )
  }

  upTo(creator: Paid, day: Day, policy: Border): Cents {
    return payableOf(creator, policy, (holder) => this.#money.upTo(creator.creatorId, holder, day))
  }

  /** What has been unpaid since a day or longer. */
  since(creator: Paid, day: Day, policy: Border): Cents {
    return payableOf(creator, policy, (holder) =>
      this.#money.unpaidSince(creator.creatorId, holder, day),
    )
  }

  /** What is due in a turn: `null` where it is too little. */
  due(creator: Paid, { periodEnd, leastCents }: Turn, policy: Border): Cents | null {
    const cents = this.upTo(creator, periodEnd, policy)
    return Math.min(cents, this.total(creator)) < leastCents ? null : cents
  }
}

/** Of the money of each holder what could go out: a small part that the platform holds stays behind at a border. */
function payableOf(
  { rail }: Pick<TrackedCreator, 'rail'>,
  { foreignTransferMinimumCents }: Border,
  centsOf: (holder: Holder) => Cents,
): Cents {
  const platform = centsOf('platform')
  if (payerOf(rail) === 'platform') return platform
  const staysBehind = endsAbroad(rail) && platform > 0 && platform < foreignTransferMinimumCents
  return centsOf('processor') + (staysBehind ? 0 : platform)
}
