/** The queue of jobs, as the form lays it out. */
import type { LaidOut } from '../../form/layout'
import { m } from '../../paraglide/messages.js'

export const QUEUE_FIELDS: readonly LaidOut[] = [
  m.section_queue_work,
  'jobs',
  m.section_queue_losses,
  'jobs.lifetimeSeconds',
  'jobs.standardRetriesMax',
  'jobs.dailyRetriesMax',
  m.section_queue_paypal,
  'jobs.paypalBatchItems',
  'jobs.paypalBatchGapSeconds',
]
