/** The link to the runs that are compared, or why there is none. */
import { comparisonFragment } from '../../scenario/comparison-link'
import { tooLongToSend } from '../link-length'
import { versionName } from '../lab/paying-service'
import { m } from '../paraglide/messages.js'
import { searchOfLink } from '../place'
import type { KeptRun } from '../shelf/kept-run'
import { shownName } from '../words/shown-name'

type ComparisonLink = { ok: true; fragment: string } | { ok: false; reason: string }

type SentRun = Pick<KeptRun, 'name' | 'scenario' | 'salesFile' | 'service' | 'status'>

export function linkToRuns(runs: readonly SentRun[]): ComparisonLink {
  const withFile = runs.find(({ salesFile }) => salesFile !== null)
  if (withFile?.salesFile) {
    return { ok: false, reason: m.share_comparison_file({ file: withFile.salesFile.name }) }
  }
  const ofOther = runs.find(({ service }) => service)
  if (ofOther?.service) {
    const words = { name: shownName(ofOther.name), service: versionName(ofOther.service) }
    return { ok: false, reason: m.service_no_link(words) }
  }
  const cancelled = runs.find(({ status }) => status === 'cancelled')
  if (cancelled) {
    return { ok: false, reason: m.share_comparison_cancelled({ name: shownName(cancelled.name) }) }
  }
  const fragment = comparisonFragment(runs)
  const reason = tooLongToSend(fragment)
  return reason === null ? { ok: true, fragment } : { ok: false, reason }
}

export const comparisonAddress = (fragment: string): string =>
  `${location.origin}${location.pathname}${searchOfLink('?room=compare')}#${fragment}`
