/** A policy, as the form lays it out in every place: the scenario's own, and that of each rule change. */
import { INSTANT_FEE_FIGURES } from '../../../core/fees/fee-figures'
import { feeStructureOf, type FeeStructure } from '../../../core/fees/fee-structure'
import { POLICIES } from '../../../core/policy'
import type { PolicyFigure } from '../../../core/policy-sources'
import { asList, sameValue } from '../../../scenario/document-paths'
import { policyInForce } from '../../draft/policy-in-force'
import { QUIRK_NAMES } from '../../draft/policy-value'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'
import type { FoldLayout, Words } from '../../form/layout'
import { m } from '../../paraglide/messages.js'
import { counted } from '../../words/counts'
import { limitAt, moneyAt, numberAt, percentAt } from '../../words/draft-figures'
import { instantFeeExamples } from '../../words/examples'
import { wholeFeeWords } from '../../words/fee-structures'

/** The rail that most creators are paid on; others may have a rate of their own. */
const FEE_SHOWN_ON = 'us_bank'

/** `base` is where the policy is: `policy`, `policyChanges[1].policy`. */
export function policyFolds(base: string): readonly FoldLayout[] {
  const at = (figure: PolicyFigure): string => `${base}.${figure}`
  const fold = (
    title: Words,
    figures: readonly PolicyFigure[],
    sentence: FoldLayout['sentence'],
    note?: Words,
  ): FoldLayout => ({ title, sentence, fields: figures.map(at), ...(note && { note }) })
  const fee = (draft: ScenarioDraft): FeeStructure =>
    feeStructureOf(policyInForce(draft, base), FEE_SHOWN_ON)
  return [
    {
      ...fold(m.section_instant_fee, INSTANT_FEE_FIGURES, (draft) =>
        wholeFeeWords(policyInForce(draft, base)),
      ),
      examples: (draft) => instantFeeExamples(fee(draft)),
    },
    fold(
      m.section_instant_payouts,
      [
        'instantMinimumCents',
        'instantMaximumCents',
        'instantCompletedPayoutsMinimum',
        'instantAccountAgeDaysMinimum',
        'instantCountries',
        'instantHonoursOwnThreshold',
        'processingBlocksInstant',
      ],
      (draft) =>
        m.summary_instant_rules({
          minimum: moneyAt(draft, at('instantMinimumCents')),
          maximum: moneyAt(draft, at('instantMaximumCents')),
        }),
    ),
    fold(
      m.section_standard_payouts,
      [
        'minimumCents',
        'holdDays',
        'processingBlocksDays',
        'debitCardMaximumCents',
        'foreignTransferMinimumCents',
        'countryMinimumCents',
      ],
      (draft) =>
        m.summary_standard_rules({
          minimum: moneyAt(draft, at('minimumCents')),
          ...counted(numberAt(draft, at('holdDays'))),
        }),
    ),
    fold(
      m.section_sale_fee,
      [
        'saleFeeBasisPoints',
        'saleFeeFixedCents',
        'processingFeeBasisPoints',
        'processingFeeFixedCents',
      ],
      (draft) =>
        m.summary_sale_fees({
          share: percentAt(draft, at('saleFeeBasisPoints')),
          fixed: moneyAt(draft, at('saleFeeFixedCents')),
          cardShare: percentAt(draft, at('processingFeeBasisPoints')),
          cardFixed: moneyAt(draft, at('processingFeeFixedCents')),
        }),
    ),
    fold(
      m.section_eligibility,
      ['gates', 'compliantOnly', 'minimumToldBeforeReview', 'allReasonsTold'],
      (draft) => {
        const count = counted(asList(draft.value(at('gates'))).length)
        return draft.value(at('compliantOnly')) === true
          ? m.summary_eligibility_reviewed(count)
          : m.summary_eligibility_all(count)
      },
    ),
    fold(
      m.section_chargebacks,
      [
        'chargebackHoldBasisPoints',
        'chargebackHoldWindowDays',
        'chargebackReserveBasisPoints',
        'instantDuringChargebackHold',
        'chargebackHoldLiftsItself',
      ],
      (draft) => {
        const limit = percentAt(draft, at('chargebackHoldBasisPoints'))
        const days = limitAt(draft, at('chargebackHoldWindowDays'))
        return days === null
          ? m.summary_chargebacks_all_time({ limit })
          : m.summary_chargebacks({ limit, ...counted(days) })
      },
      m.note_chargebacks,
    ),
    fold(
      m.section_payout_failures,
      [
        'repeatedFailuresPause',
        'transientRetriesMax',
        'stuckPayoutHours',
        'lostJobsDoneLater',
        'goneBankAccountStops',
        'straightReturnFreesBalances',
      ],
      (draft) => {
        const count = limitAt(draft, at('repeatedFailuresPause'))
        return count === null
          ? m.summary_failures_never_pause()
          : m.summary_failures_pause(counted(count))
      },
    ),
    fold(
      m.processor_paypal,
      ['paypalFeeBasisPoints', 'paypalPartCents', 'paypalSplitsResolve', 'terminalPaypalCodeStops'],
      (draft) =>
        m.summary_paypal_rules({
          fee: percentAt(draft, at('paypalFeeBasisPoints')),
          part: moneyAt(draft, at('paypalPartCents')),
        }),
    ),
    fold(
      m.section_quirks,
      QUIRK_NAMES,
      (draft) => {
        // Against the lab's own policy, which has none of them.
        const without: Readonly<Record<string, unknown>> = { ...POLICIES['payout-lab'] }
        const inForce = QUIRK_NAMES.filter(
          (figure) => !sameValue(draft.value(at(figure)), without[figure]),
        )
        return m.summary_quirks({ count: inForce.length, total: QUIRK_NAMES.length })
      },
      m.note_quirks,
    ),
  ]
}
