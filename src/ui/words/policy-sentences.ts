/** What a policy says, one sentence for each fold of its fields; `base` is where the policy stands in the scenario. */
import { POLICIES } from '../../core/policy'
import { QUIRK_NAMES } from '../draft/policy-value'
import { sameValue } from '../draft/paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { m } from '../paraglide/messages.js'
import { counted, limitAt, moneyAt, numberAt, percentAt } from './draft-figures'

type Sentence = (draft: ScenarioDraft) => string

export const instantRulesSentence =
  (base: string): Sentence =>
  (draft) =>
    m.summary_instant_rules({
      fee: percentAt(draft, `${base}.instantFeeBasisPoints`),
      minimum: moneyAt(draft, `${base}.instantMinimumCents`),
      maximum: moneyAt(draft, `${base}.instantMaximumCents`),
    })

export const standardRulesSentence =
  (base: string): Sentence =>
  (draft) =>
    m.summary_standard_rules({
      minimum: moneyAt(draft, `${base}.minimumCents`),
      ...counted(numberAt(draft, `${base}.holdDays`)),
    })

export const saleFeesSentence =
  (base: string): Sentence =>
  (draft) =>
    m.summary_sale_fees({
      share: percentAt(draft, `${base}.saleFeeBasisPoints`),
      fixed: moneyAt(draft, `${base}.saleFeeFixedCents`),
      cardShare: percentAt(draft, `${base}.processingFeeBasisPoints`),
      cardFixed: moneyAt(draft, `${base}.processingFeeFixedCents`),
    })

export const eligibilitySentence =
  (base: string): Sentence =>
  (draft) => {
    const gates = draft.value(`${base}.gates`)
    const count = counted(Array.isArray(gates) ? gates.length : 0)
    return draft.value(`${base}.compliantOnly`) === true
      ? m.summary_eligibility_reviewed(count)
      : m.summary_eligibility_all(count)
  }

export const chargebacksSentence =
  (base: string): Sentence =>
  (draft) => {
    const limit = percentAt(draft, `${base}.chargebackHoldBasisPoints`)
    const days = limitAt(draft, `${base}.chargebackHoldWindowDays`)
    return days === null
      ? m.summary_chargebacks_all_time({ limit })
      : m.summary_chargebacks({ limit, ...counted(days) })
  }

export const payoutFailuresSentence =
  (base: string): Sentence =>
  (draft) => {
    const count = limitAt(draft, `${base}.repeatedFailuresPause`)
    return count === null
      ? m.summary_failures_never_pause()
      : m.summary_failures_pause(counted(count))
  }

export const paypalRulesSentence =
  (base: string): Sentence =>
  (draft) =>
    m.summary_paypal_rules({
      fee: percentAt(draft, `${base}.paypalFeeBasisPoints`),
      part: moneyAt(draft, `${base}.paypalPartCents`),
    })

/** Against the lab's own policy, which has none of them. */
export const quirksSentence =
  (base: string): Sentence =>
  (draft) => {
    const without: Readonly<Record<string, unknown>> = { ...POLICIES['payout-lab'] }
    const inForce = QUIRK_NAMES.filter(
      (figure) => !sameValue(draft.value(`${base}.${figure}`), without[figure]),
    )
    return m.summary_quirks({ count: inForce.length, total: QUIRK_NAMES.length })
  }
