/** The fields of the queue: how the work of a payout run is cut up, and what happens to a job that loses its worker. */
import { m } from '../paraglide/messages.js'
import { choiceField, numberField, type FieldSection } from './field'

const HAND_OUTS = ['slices', 'whole-cohort', 'each-creator'] as const
const HAND_OUT_WORDS: Readonly<Record<(typeof HAND_OUTS)[number], () => string>> = {
  slices: m.hand_out_slices,
  'whole-cohort': m.hand_out_whole_cohort,
  'each-creator': m.hand_out_each_creator,
}

export const QUEUE_SECTIONS: readonly FieldSection[] = [
  {
    title: m.section_queue_work,
    fields: [
      choiceField('jobs.handOut', m.field_hand_out, HAND_OUTS, (choice) =>
        HAND_OUT_WORDS[choice ?? 'slices'](),
      ),
      numberField('jobs.sliceCreators', 'count', m.field_slice_creators),
      numberField('jobs.staggerSeconds', 'seconds', m.field_stagger),
      numberField('jobs.workers', 'count', m.field_workers),
      numberField('jobs.walkCreatorsPerMinute', 'per-minute', m.field_walk, {
        whenEmpty: m.queue_no_time,
        hint: m.hint_walk,
      }),
    ],
  },
  {
    title: m.section_queue_losses,
    fields: [
      numberField('jobs.lifetimeSeconds', 'seconds', m.field_lifetime, {
        whenEmpty: m.figure_never,
        hint: m.hint_lifetime,
      }),
      numberField('jobs.standardRetriesMax', 'times', m.field_standard_retries),
      numberField('jobs.dailyRetriesMax', 'times', m.field_daily_retries, {
        hint: m.hint_daily_retries,
      }),
    ],
  },
  {
    title: m.section_queue_paypal,
    fields: [
      numberField('jobs.paypalBatchItems', 'count', m.field_paypal_batch_items),
      numberField('jobs.paypalBatchGapSeconds', 'seconds', m.field_paypal_batch_gap),
    ],
  },
]
