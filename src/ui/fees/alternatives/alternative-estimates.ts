/**
 * What is expected of the alternatives that have not been run, as their row of the table has it. Fees less costs are the
 * margin, and a margin less that of the form is the difference, as they are shown.
 */
import type { AlternativePreview } from '../../../../workers/contract'
import { CENTS_IN_DOLLAR } from '../../../core/money'
import { digitStep, toStep } from '../../../core/rough-estimate'
import { formatMeanPeople, formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { columnMoney, signedColumnMoney } from './column-money'
import { estimateFor, type Period } from '../period'

/** By point. */
export type PreviewsById = Readonly<Partial<Record<string, AlternativePreview>>>

export const previewsFor = (period: Period, monthly: PreviewsById): PreviewsById =>
  Object.fromEntries(
    Object.entries(monthly).map(([id, preview]) => [
      id,
      preview?.kind === 'estimate' ? estimateFor(period, preview) : preview,
    ]),
  )

export interface EstimateTexts {
  /** `''` where nobody may have daily payouts. */
  takeUp: string
  fees: string
  cost: string
  margin: string
  /** `''` of the form itself. */
  difference: string
  /** That few creators are expected on daily, so that a single run may be far from it; `''` where many are. */
  caution: string
}

/** As many as the estimate of the form has in its sentence. */
const DIGITS = 3
/** In a run: with fewer, who happens to take daily payouts decides what a single run brings (docs/fee-accuracy.md). */
export const TAKERS_ENOUGH = 30

/** Whether an expected number of creators is written as none. */
export const isNobody = (takers: number): boolean => takers < 0.05

/** By point, whatever of them has been run: an estimate differs from that of the form alone. `null` where there is none. */
export function estimateTexts(
  previews: PreviewsById,
  formId: string,
): (pointId: string) => EstimateTexts | null {
  const known = Object.values(previews).filter((one) => one?.kind === 'estimate')
  // The middle one: an upper limit can be far from all others.
  const sizes = known.map(({ parts }) => Math.abs(parts.fees)).toSorted((one, other) => one - other)
  const typical = sizes[Math.floor(sizes.length / 2)] ?? 0
  const step = Math.max(CENTS_IN_DOLLAR, typical === 0 ? 0 : digitStep(typical, DIGITS))
  const form = previews[formId]
  return (pointId) => {
    const own = previews[pointId]
    if (own?.kind !== 'estimate') return null
    const fees = toStep(own.parts.fees, step)
    const margin = toStep(own.marginCents, step)
    return {
      takeUp: takeUpText(own),
      fees: columnMoney(step, fees),
      cost: columnMoney(step, fees - margin),
      margin: m.fees_about({ amount: columnMoney(step, margin) }),
      difference:
        pointId === formId || form?.kind !== 'estimate'
          ? ''
          : signedColumnMoney(step, margin - toStep(form.marginCents, step)),
      caution:
        own.simulatedTakers < TAKERS_ENOUGH && !isNobody(own.simulatedTakers)
          ? m.fees_estimate_of_few({ takers: formatMeanPeople(own.simulatedTakers) })
          : '',
    }
  }
}

function takeUpText({
  takeUp,
  simulatedTakers,
}: Extract<AlternativePreview, { kind: 'estimate' }>): string {
  if (takeUp === null) return ''
  return isNobody(simulatedTakers) ? m.fees_estimate_of_nobody() : formatShare(takeUp)
}

/** Why a row has no figures at all. */
export const notRunText = (preview: AlternativePreview | undefined): string =>
  preview?.kind === 'none' ? m.fees_no_estimate() : m.fees_not_run_yet()
