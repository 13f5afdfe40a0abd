/** Where a figure comes from, in words. */
import type { FigureSource, SourceStanding } from '../../core/policy-sources'
import { m } from '../paraglide/messages.js'

export const sourceWord = (source: FigureSource): string =>
  source.kind === 'pull-request'
    ? m.source_pull_request({ number: source.number })
    : m.source_code({ commit: source.commit })

const STANDINGS: Record<SourceStanding, () => string> = {
  stated: () => '',
  inferred: m.source_inferred,
  'third-party': m.source_third_party,
}

/** Empty for what the source itself states. */
export const standingWord = (standing: SourceStanding): string => STANDINGS[standing]()
