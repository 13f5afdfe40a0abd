/**
 * What each creator has unpaid, day by day and holder by holder, by the auditor's own reckoning: a sale
 * is money of its day, what is taken back is taken from the money of the sale's day while that is unpaid, else from the
 * oldest. It knows days, not rows: which of two balances of one day an amount is in makes no difference here.
 */
import type { Day } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { HOLDERS, type Holder, type Rail } from '../../core/vocabulary'
import { holdersOf } from './own-words'

interface UnpaidDay {
  cents: Cents
  /** Unpaid for so long: since the day itself, or since a failed payout gave it back. */
  since: Day
  /** A sale of it that was taken back while it was unpaid. */
  takenBack: number | null
}

export interface MoneyOfDay {
  holder: Holder
  day: Day
  cents: Cents
}

type Days = Map<Day, UnpaidDay>

interface CreatorMoney {
  byHolder: Record<Holder, Days>
  cents: Record<Holder, Cents>
}

export class UnpaidMoney {
  readonly #creators = new Map<number, CreatorMoney>()

  /** Money of a day: a sale, or what was owed before the run. */
  land(creatorId: number, holder: Holder, day: Day, cents: Cents): void {
    this.#add(creatorId, holder, day, cents, day)
  }

  /** A sale of a day is refunded or charged back. */
  takeBack(
    creatorId: number,
    holder: Holder,
    sale: { saleId: number; day: Day },
    cents: Cents,
    today: Day,
  ): void {
    const days = this.#of(creatorId).byHolder[holder]
    const unpaid = days.get(sale.day)
    if (!unpaid) return this.credit(creatorId, holder, -cents, today)
    unpaid.takenBack = sale.saleId
    this.#add(creatorId, holder, sale.day, -cents, sale.day)
  }

  /** Money or a debt that belongs to no day: on the oldest unpaid day, else on today. */
  credit(creatorId: number, holder: Holder, cents: Cents, today: Day): void {
    const day = this.#dayOfCredit(creatorId, holder, today)
    this.#add(creatorId, holder, day, cents, day)
  }

  /** A debt is no more: where a credit would land, but unpaid only since a day. */
  reverseDebt(creatorId: number, holder: Holder, cents: Cents, opensOn: Day, since: Day): void {
    this.free(creatorId, holder, this.#dayOfCredit(creatorId, holder, opensOn), cents, since)
  }

  /** All that the processor holds goes to the platform, each day's to its own day. Returns how much that is. */
  moveToPlatform(creatorId: number): Cents {
    const { byHolder, cents } = this.#of(creatorId)
    const moved = cents.processor
    for (const [day, unpaid] of byHolder.processor) {
      if (unpaid.cents === 0) continue
      this.#add(creatorId, 'platform', day, unpaid.cents, unpaid.since)
      unpaid.cents = 0
    }
    cents.processor = 0
    return moved
  }

  claim(creatorId: number, holder: Holder, day: Day, cents: Cents): void {
    const days = this.#of(creatorId).byHolder[holder]
    this.#add(creatorId, holder, day, -cents, day)
    if (days.get(day)!.cents === 0) days.delete(day)
  }

  /** A payout gives back what it claimed, which counts as unpaid since a day. */
  free(creatorId: number, holder: Holder, day: Day, cents: Cents, since: Day): void {
    this.#add(creatorId, holder, day, cents, since)
    this.#of(creatorId).byHolder[holder].get(day)!.since = since
  }

  /** What there is of each creator, holder and day; at times nothing. */
  *all(): Generator<{ creatorId: number; holder: Holder; day: Day; cents: Cents }> {
    for (const [creatorId, { byHolder }] of this.#creators) {
      for (const holder of HOLDERS) {
        for (const [day, { cents }] of byHolder[holder]) yield { creatorId, holder, day, cents }
      }
    }
  }

  ofDay(creatorId: number, holder: Holder, day: Day): Readonly<UnpaidDay> | undefined {
    return this.#creators.get(creatorId)?.byHolder[holder].get(day)
  }

  total(creatorId: number, holder: Holder): Cents {
    return this.#creators.get(creatorId)?.cents[holder] ?? 0
  }

  /** What is dated up to a day. */
  upTo(creatorId: number, holder: Holder, day: Day): Cents {
    return this.#sum(creatorId, holder, (date) => date <= day)
  }

  /** What could be paid on a rail, of each day up to a day, in no order. */
  daysUpTo(creatorId: number, rail: Rail, lastDay: Day): MoneyOfDay[] {
    const money = this.#creators.get(creatorId)?.byHolder
    return holdersOf(rail).flatMap((holder) =>
      [...(money?.[holder] ?? [])]
        .filter(([day]) => day <= lastDay)
        .map(([day, { cents }]) => ({ holder, day, cents })),
    )
  }

  /** What has been unpaid since a day or longer. */
  unpaidSince(creatorId: number, holder: Holder, day: Day): Cents {
    return this.#sum(creatorId, holder, (date, { since }) => date <= day && since <= day)
  }

  #dayOfCredit(creatorId: number, holder: Holder, orElse: Day): Day {
    const days = this.#of(creatorId).byHolder[holder]
    return days.size === 0 ? orElse : Math.min(...days.keys())
  }

  #sum(
    creatorId: number,
    holder: Holder,
    counts: (date: Day, unpaid: Readonly<UnpaidDay>) => boolean,
  ): Cents {
    let sum = 0
    for (const [date, unpaid] of this.#creators.get(creatorId)?.byHolder[holder] ?? []) {
      if (counts(date, unpaid)) sum += unpaid.cents
    }
    return sum
  }

  #add(creatorId: number, holder: Holder, day: Day, cents: Cents, since: Day): void {
    const money = this.#of(creatorId)
    const days = money.byHolder[holder]
    const unpaid = days.get(day)
    if (unpaid) unpaid.cents += cents
    else days.set(day, { cents, since, takenBack: null })
    money.cents[holder] += cents
  }

  #of(creatorId: number): CreatorMoney {
    const known = this.#creators.get(creatorId)
    if (known) return known
    const money: CreatorMoney = {
      byHolder: { platform: new Map(), processor: new Map() },
      cents: { platform: 0, processor: 0 },
    }
    this.#creators.set(creatorId, money)
    return money
  }
}
