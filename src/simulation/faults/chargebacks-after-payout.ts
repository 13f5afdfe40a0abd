/**
 * Buyers who charge a sale back right after an instant payout has paid it. The creator has the
 * money by then, and what is left is a debt. It is the latest sale that the payout paid.
 */
import { SECONDS_IN_DAY, type Instant } from '../../core/calendar'
import { happens } from '../../core/random'
import type { Payout } from '../../ledger/payout'
import type { FaultSettings } from '../../scenario/schema'
import type { Agenda } from '../agenda'
import type { FaultBook, FaultEvent } from './fault-book'
import { GROUPS } from './single-faults'

interface ChargebacksAfterPayoutOptions {
  settings: () => FaultSettings['afterPayout']
  book: FaultBook
  agenda: Agenda
  handleOf: (creatorId: number) => string
  /** Charges back the latest sale that a payout paid; returns whether there is one. */
  chargeBack: (payoutId: number, at: Instant) => boolean
}

export class ChargebacksAfterPayout {
  readonly #options: ChargebacksAfterPayoutOptions

  constructor(options: ChargebacksAfterPayoutOptions) {
    this.#options = options
  }

  completed({ payoutId, payoutType, creatorId }: Payout, at: Instant): void {
    const { settings, book, agenda, handleOf, chargeBack } = this.#options
    if (payoutType !== 'instant') return
    const creator = handleOf(creatorId)
    const event = book.next(GROUPS.instantPayout, creator)
    const afterDays =
      event.asked('chargeback-after-payout')?.afterDays ?? drawnDays(event, settings())
    if (afterDays === null) return
    const happensAt = at + Math.max(1, afterDays * SECONDS_IN_DAY)
    agenda.plan(happensAt, () => {
      if (!chargeBack(payoutId, happensAt)) return
      event.fire({ fault: 'chargeback-after-payout', ...event.address, creator, afterDays })
    })
  }
}

function drawnDays(
  event: FaultEvent,
  { chargebackBasisPoints, chargebackWithinDays }: FaultSettings['afterPayout'],
): number | null {
  if (chargebackBasisPoints === 0) return null
  const uniform = event.draw('chargeback-after-payout')
  if (!happens(uniform, chargebackBasisPoints)) return null
  return 1 + Math.floor(uniform() * chargebackWithinDays)
}
