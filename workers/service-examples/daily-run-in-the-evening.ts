/** Daily payouts go out at 20:00 UTC and not at 08:00. All else is as the lab does it. */
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import { LAB_SERVICE, type PayoutService } from '../../src/payouts/payout-service'

export default {
  timetable(context, day) {
    return LAB_SERVICE.timetable(context, day).map((entry) =>
      entry.job.kind === 'daily-instant-payouts'
        ? { ...entry, secondOfDay: 20 * SECONDS_IN_HOUR }
        : entry,
    )
  },
} satisfies Partial<PayoutService>

/** These two know the lab’s timetable. */
export const checksLeftOut = ['due_creators_are_paid_or_told', 'payouts_were_allowed']
