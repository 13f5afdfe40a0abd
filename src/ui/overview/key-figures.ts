/** The few figures of a run that a reader looks for first; all of them are in the ledger of figures. */
import type { Figure, FigureName } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { figureTitle } from '../words/figures'

const OF_INSTANT: readonly FigureName[] = [
  'instant_margin',
  'instant_fee_revenue',
  'instant_processor_cost',
  'instant_payouts_completed',
  'daily_sooner_seconds',
  'owed_to_creators',
]

const OF_ALL: readonly FigureName[] = [
  'payouts_margin',
  'payout_fee_revenue',
  'processor_cost',
  'standard_payouts_completed',
  'creators_paid',
  'owed_to_creators',
]

/** Those of instant payouts, unless a run that has ended had none. */
export function keyFigures(figures: readonly Figure[], hasEnded: boolean): Figure[] {
  const find = (name: FigureName): Figure | undefined => figures.find((one) => one.name === name)
  const hasInstant = find('instant_payouts_completed')?.value !== 0
  const names = hasEnded && !hasInstant ? OF_ALL : OF_INSTANT
  return names.map(find).filter((figure) => figure !== undefined)
}

/** Of what margins are of, the fees and costs beside them say enough. */
const SHORT_TITLES: Partial<Record<FigureName, () => string>> = {
  instant_margin: m.key_instant_margin,
  payouts_margin: m.key_payouts_margin,
}

export const keyFigureTitle = (name: FigureName): string =>
  SHORT_TITLES[name]?.() ?? figureTitle(name)
