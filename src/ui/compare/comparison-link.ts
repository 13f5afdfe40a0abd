/** The link to the runs that are compared, or why there is none. */
import { comparisonFragment } from '../../scenario/comparison-link'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import type { KeptRun } from '../shelf/kept-run'
import { shownName } from '../words/shown-name'

/** Longer addresses are cut by programs that they are sent with. */
const LINK_LENGTH_MAX = 60_000

export type ComparisonLink = { ok: true; fragment: string } | { ok: false; reason: string }

type SentRun = Pick<KeptRun, 'name' | 'scenario' | 'salesFile' | 'status'>

export function linkToRuns(runs: readonly SentRun[]): ComparisonLink {
  const withFile = runs.find(({ salesFile }) => salesFile !== null)
  if (withFile?.salesFile) {
    return { ok: false, reason: m.share_comparison_file({ file: withFile.salesFile.name }) }
  }
  const cancelled = runs.find(({ status }) => status === 'cancelled')
  if (cancelled) {
    return { ok: false, reason: m.share_comparison_cancelled({ name: shownName(cancelled.name) }) }
  }
  const fragment = comparisonFragment(runs)
  return fragment.length <= LINK_LENGTH_MAX
    ? { ok: true, fragment }
    : {
        ok: false,
        reason: m.share_comparison_too_large({
          length: formatCount(fragment.length),
          most: formatCount(LINK_LENGTH_MAX),
        }),
      }
}

export const comparisonAddress = (fragment: string): string =>
  `${location.origin}${location.pathname}?room=compare#${fragment}`
