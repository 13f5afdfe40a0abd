/** What a run does before its first day and after its last, in the reader's words. */
import type { ClosingPart, Preparing } from '../../../workers/contract'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'

const CLOSING: Record<ClosingPart, () => string> = {
  checks: m.run_closing_checks,
  digest: m.run_closing_digest,
  report: m.run_closing_report,
}

export const closingWords = (part: ClosingPart): string => CLOSING[part]()

export const preparingWords = ({ added, creators }: Preparing): string =>
  m.run_preparing_creators({
    added: formatCount(added),
    count: creators,
    all: formatCount(creators),
  })
