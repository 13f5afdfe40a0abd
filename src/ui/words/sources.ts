/** Where a figure comes from, in words. */
import type { FigureSource, SourceStanding } from '../../core/policy-sources'
import { m } from '../paraglide/messages.js'

export function sourceWord(source: FigureSource): string {
  switch (source.kind) {
    case 'pull-request':
      return m.source_pull_request({ number: source.number })
    case 'code':
      return m.source_code({ commit: source.commit })
    case 'own':
      return m.source_own()
  }
}

const STANDINGS: Record<SourceStanding, () => string> = {
  stated: () => '',
  inferred: m.source_inferred,
  'third-party': m.source_third_party,
}

/** Empty for what the source itself states. */
export const standingWord = (standing: SourceStanding): string => STANDINGS[standing]()
