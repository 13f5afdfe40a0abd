/** Alternatives that depend on the scenario on the form: its own fee with a limit, and a processor that is dearer than its own. */
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'
import { policyFrom } from '../../../scenario/resolved-policy'
import { scenarioSchema, type ScenarioInput } from '../../../scenario/schema'
import { m } from '../../paraglide/messages.js'
import { exactPercent, shortMoney } from '../../words/draft-figures'
import type { NamedChanges } from '../sweep/sweep-plans'

const LIMIT_CENTS = 25_00
const DEARER = 1.5
const INSTANT_COST = 'processor.costs.instantBasisPoints'

export function alternativesOfForm(scenario: ScenarioInput): NamedChanges[] {
  const { policy, processor } = scenarioSchema.parse(scenario)
  const { instantFeeMinimumCents, instantFeeMaximumCents } = policyFrom(policy)
  const { instantBasisPoints } = processor.costs
  const dearer = Math.min(BASIS_POINTS_IN_WHOLE, Math.round(DEARER * instantBasisPoints))
  return [
    ...(instantFeeMaximumCents === null && instantFeeMinimumCents <= LIMIT_CENTS
      ? [
          {
            name: m.fees_form_with_limit({ limit: shortMoney(LIMIT_CENTS) }),
            changes: { 'policy.instantFeeMaximumCents': LIMIT_CENTS },
          },
        ]
      : []),
    ...(dearer > instantBasisPoints
      ? [
          {
            name: m.fees_dearer_processor({ percent: exactPercent(dearer) }),
            changes: { [INSTANT_COST]: dearer },
          },
        ]
      : []),
  ]
}
