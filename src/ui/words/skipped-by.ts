/** Which run or request a note is of that says why a creator was not paid. */
import type { NoteRow } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'

const SKIPPED_BY: Record<NonNullable<NoteRow['skippedBy']>, () => string> = {
  daily: m.skipped_by_daily,
  standard: m.skipped_by_standard,
  flexible: m.skipped_by_flexible,
  retry: m.skipped_by_retry,
  request: m.skipped_by_request,
}

/** The run or request that did not pay; nothing of a note that is about something else. */
export const skippedByWord = (work: NoteRow['skippedBy']): string =>
  work ? SKIPPED_BY[work]() : m.figure_none()
