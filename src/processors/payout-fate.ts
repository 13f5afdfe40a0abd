/**
 * What is to become of a payout. All of it is decided by chance when the payout is asked for, so
 * that no fate shifts the next.
 */
import type { Instant } from '../core/calendar'
import { happens, oneOf, type Uniform } from '../core/random'
import type { PayoutRequest } from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import { arrivalOf, atBankHour } from './arrival'
import { atSameHour, type Ending, type EndingTimes, type PayoutEndings } from './payout-faults'
import type { KeyedRequest, ProcessorWorld } from './processor'

export interface PayoutFate {
  /** The code with which it is refused at once. */
  refusal: string | null
  /** Code with which it fails instead of arriving; `null`: it arrives. */
  failure: string | null
  arrivesAt: Instant
  /** Code with which it comes back after it has arrived. */
  returnedAs: string | null
  returnsAt: Instant
}

/** A processor's words for a request that it turns down and for a payout that fails or comes back. */
export interface ProcessorCodes {
  refusals: readonly string[]
  failures: readonly string[]
}

/** Stripe and PayPal decide alike; a request goes to one of them. */
export const fateDraws = (world: Pick<ProcessorWorld, 'drawsOf'>, request: KeyedRequest): Uniform =>
  world.drawsOf('payout-fate', request)

export function drawPayoutFate(
  request: Pick<PayoutRequest, 'method' | 'rail'>,
  settings: ProcessorSettings,
  codes: ProcessorCodes,
  world: Pick<ProcessorWorld, 'now' | 'isBankHoliday'>,
  uniform: Uniform,
): PayoutFate {
  const { failures } = settings
  const refused = happens(uniform, failures.refusedBasisPoints)
  const refusal = oneOf(uniform, codes.refusals)
  const failed = happens(
    uniform,
    request.method === 'instant'
      ? failures.instantFailedBasisPoints
      : failures.standardFailedBasisPoints,
  )
  const failure = oneOf(uniform, codes.failures)
  const returned = happens(uniform, failures.returnedBasisPoints)
  const returnedAs = oneOf(uniform, codes.failures)
  const arrivesAt = arrivalOf(request, settings, world, uniform)
  return {
    refusal: refused ? refusal : null,
    failure: failed ? failure : null,
    arrivesAt,
    returnedAs: returned ? returnedAs : null,
    returnsAt: atBankHour(
      arrivesAt,
      failures.returnedAfterBusinessDays,
      world.isBankHoliday,
      uniform,
    ),
  }
}

/** The same, as what the scenario has in store for this payout lets it be. */
export function withFaults(
  request: KeyedRequest,
  fate: PayoutFate,
  { faults, isBankHoliday }: Pick<ProcessorWorld, 'faults' | 'isBankHoliday'>,
): PayoutFate {
  const drawn: PayoutEndings = {
    refusal: endingOf(fate.refusal),
    failure: endingOf(fate.failure),
    returned: endingOf(fate.returnedAs),
  }
  const times: EndingTimes = {
    failsAt: fate.arrivesAt,
    returnsAt: (afterBusinessDays) =>
      afterBusinessDays === undefined
        ? fate.returnsAt
        : atSameHour(fate.returnsAt, fate.arrivesAt, afterBusinessDays, isBankHoliday),
  }
  const { refusal, failure, returned } = faults.endingsOf(request, drawn, times)
  return {
    ...fate,
    refusal: refusal && codeOf(refusal),
    failure: failure && codeOf(failure),
    returnedAs: returned && codeOf(returned),
    returnsAt: times.returnsAt(returned?.afterBusinessDays),
  }
}

const endingOf = (code: string | null): Ending | null => (code === null ? null : { code })
const codeOf = ({ code }: Ending): string => code ?? 'cannot_pay'
