/** What a margin is made of, as a waterfall: from the fees, part by part, to what is left of them. */
import { MARGIN_PARTS, type MarginPart } from '../../../../workers/sweep-contract'
import type { ChartRow } from '../../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../../charts/table'
import { stepBar, totalBar } from '../../charts/waterfall'
import { m } from '../../paraglide/messages.js'
import { columnMoney, shownStep, signedColumnMoney } from '../alternatives/column-money'
import { shownParts, type PartsOfMargin } from './margin-parts'

export const PART_LABELS: Readonly<Record<MarginPart, () => string>> = {
  fees: m.fees_part_fees,
  instantCost: m.fees_part_instant_cost,
  standardCostSaved: m.fees_part_standard_saved,
  costOfFunds: m.fees_part_funds,
  losses: m.fees_part_losses,
}

interface ShownPart {
  part: MarginPart
  cents: number
}

/** Those that are not rounded to nothing: gains first, so that what is left is read at the end of the costs. */
function partsInOrder(made: PartsOfMargin): ShownPart[] {
  const shown = shownParts(made)
  return MARGIN_PARTS.map((part) => ({ part, cents: shown[part] }))
    .filter(({ cents }) => cents !== 0)
    .toSorted((one, other) => Number(other.cents > 0) - Number(one.cents > 0))
}

const stepOf = (made: PartsOfMargin): number =>
  shownStep([made.shownCents, ...Object.values(shownParts(made))])

/** `per`: the words of the period. Empty where all parts are rounded to nothing. */
export function marginPartsRows(made: PartsOfMargin, per: string): ChartRow[] {
  const step = stepOf(made)
  let reachedCents = 0
  const steps = partsInOrder(made).map(({ part, cents }): ChartRow => {
    const label = PART_LABELS[part]()
    const fromCents = reachedCents
    reachedCents += cents
    const amount = signedColumnMoney(step, cents)
    return {
      key: part,
      label,
      bars: [stepBar(fromCents, reachedCents)],
      carried: reachedCents,
      after: amount,
      readings: [{ label: m.fees_margin_title({ per }), value: amount }],
    }
  })
  return steps.length === 0 ? [] : [...steps, totalRow(made, step, per)]
}

function totalRow({ shownCents }: PartsOfMargin, step: number, per: string): ChartRow {
  const amount = columnMoney(step, shownCents)
  return {
    key: 'margin',
    label: m.fees_margin_series(),
    bars: [totalBar(shownCents)],
    after: amount,
    isTotal: true,
    readings: [{ label: m.fees_margin_title({ per }), value: amount }],
  }
}

export function marginPartsTable(made: PartsOfMargin, per: string): ChartTable {
  const step = stepOf(made)
  return {
    columns: [
      textColumn(m.fees_parts_column()),
      valueColumn(m.fees_margin_title({ per }), 'cents', (cents) => columnMoney(step, cents)),
    ],
    rows: [
      ...partsInOrder(made).map(({ part, cents }) => [PART_LABELS[part](), cents]),
      [m.fees_margin_series(), made.shownCents],
    ],
  }
}
