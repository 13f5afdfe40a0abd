/**
 * What the scenario does to single payments on the push rails, in place of what chance would do.
 */
import type { Instant } from '../core/calendar'
import { atSameHour, NO_ENDINGS, type EndingTimes } from './payout-faults'
import type { KeyedRequest, ProcessorWorld } from './processor'
import type { PushFate } from './push-fates'

const RETURNED_AFTER_BUSINESS_DAYS = 2

export function withPushFaults(
  request: KeyedRequest,
  drawn: PushFate,
  { faults, now, isBankHoliday }: Pick<ProcessorWorld, 'faults' | 'now' | 'isBankHoliday'>,
): PushFate {
  const arrivesAt = endsAt(drawn, now())
  const times: EndingTimes = {
    failsAt: arrivesAt,
    returnsAt: (afterBusinessDays = RETURNED_AFTER_BUSINESS_DAYS) =>
      atSameHour(arrivesAt, arrivesAt, afterBusinessDays, isBankHoliday),
  }
  // What is drawn here has words of its own for each rail, and stays as it is.
  const { refusal, failure, returned } = faults.endingsOf(request, NO_ENDINGS, times)
  if (refusal) return { kind: 'refused', code: refusal.code ?? 'cannot_pay' }
  if (failure) return { kind: 'fails', failsAt: arrivesAt, code: failure.code ?? 'cannot_pay' }
  if (!returned) return drawn
  const returnsAt = times.returnsAt(returned.afterBusinessDays)
  return { kind: 'returns', arrivesAt, returnsAt, code: returned.code ?? 'cannot_pay' }
}

function endsAt(drawn: PushFate, now: Instant): Instant {
  switch (drawn.kind) {
    case 'refused':
      return now + 1
    case 'fails':
      return drawn.failsAt
    case 'arrives':
    case 'goes_by_bank':
    case 'returns':
    case 'is_lost':
      return drawn.arrivesAt
  }
}
