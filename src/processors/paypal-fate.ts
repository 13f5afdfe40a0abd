/**
 * What is to become of an item of a mass payment. Besides what happens to any payout, PayPal leaves
 * items unclaimed and keeps the reason of some failures to itself. Both have random numbers of
 * their own.
 */
import { SECONDS_IN_DAY, type Instant } from '../core/calendar'
import { happens, oneOf, type Uniform } from '../core/random'
import type { ProcessorSettings } from '../scenario/schema'
import { drawPayoutFate, fateDraws, type ProcessorCodes } from './payout-fate'
import { atSameHour, type EndingTimes, type PayoutEndings } from './payout-faults'
import type { KeyedRequest, ProcessorWorld } from './processor'

/** Drawn with equal chances; the share of each is not known. */
const CODES: ProcessorCodes = {
  refusals: ['3015', '9302', '3148', '14159'],
  failures: ['1001', '8330'],
}
/** The address belongs to nobody yet, or its owner has not confirmed it. */
const UNCLAIMED_CODES = ['14765', '14766'] as const

export interface UnclaimedFate {
  code: string
  end: 'claimed' | 'returned' | 'cancelled'
  endsAt: Instant
}

export interface PaypalFate {
  refusal: { code: string | null } | null
  failure: { code: string | null } | null
  arrivesAt: Instant
  unclaimed: UnclaimedFate | null
}

/** All draws are made at once and always. What PayPal has paid does not come back (quirk G14). */
export function drawPaypalFate(
  item: KeyedRequest,
  settings: ProcessorSettings,
  world: ProcessorWorld,
): PaypalFate {
  const { refusal, failure, arrivesAt } = drawPayoutFate(
    { method: 'standard', rail: 'paypal' },
    settings,
    CODES,
    world,
    fateDraws(world, item),
  )
  const uniform = world.drawsOf('paypal-fate', item)
  const withoutCode = happens(uniform, settings.paypal.withoutCodeBasisPoints)
  const told = (code: string | null): { code: string | null } | null =>
    code === null ? null : { code: withoutCode ? null : code }
  const unclaimed = drawUnclaimed(settings.paypal, arrivesAt, uniform)
  const drawn = { refusal: told(refusal), failure: told(failure), returned: null }
  const times: EndingTimes = {
    failsAt: arrivesAt,
    returnsAt: (afterBusinessDays) =>
      afterBusinessDays === undefined
        ? arrivesAt + settings.paypal.claimDays * SECONDS_IN_DAY
        : atSameHour(arrivesAt, arrivesAt, afterBusinessDays, world.isBankHoliday),
  }
  const { returned, ...endings } = world.faults.endingsOf(item, drawn, times)
  return { ...endings, arrivesAt, unclaimed: returned ? comesBack(returned, times) : unclaimed }
}

/** What PayPal sends comes back only where nobody has claimed it. */
const comesBack = (
  { code, afterBusinessDays }: NonNullable<PayoutEndings['returned']>,
  { returnsAt }: EndingTimes,
): UnclaimedFate => ({
  code: code ?? UNCLAIMED_CODES[0],
  end: 'returned',
  endsAt: returnsAt(afterBusinessDays),
})

function drawUnclaimed(
  settings: ProcessorSettings['paypal'],
  arrivesAt: Instant,
  uniform: Uniform,
): UnclaimedFate | null {
  const isUnclaimed = happens(uniform, settings.unclaimedBasisPoints)
  const code = oneOf(uniform, UNCLAIMED_CODES)
  const position = uniform() * 10_000
  const waitSeconds = settings.claimDays * SECONDS_IN_DAY
  const waited = Math.max(1, Math.floor(uniform() * waitSeconds))
  if (!isUnclaimed) return null
  if (position < settings.claimedBasisPoints) {
    return { code, end: 'claimed', endsAt: arrivesAt + waited }
  }
  return position < settings.claimedBasisPoints + settings.cancelledBasisPoints
    ? { code, end: 'cancelled', endsAt: arrivesAt + waited }
    : { code, end: 'returned', endsAt: arrivesAt + waitSeconds }
}
