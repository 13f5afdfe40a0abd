/** What daily payouts would be to one creator under each alternative, as rows of a chart and as a table. */
import type { CreatorView, NamedScenario, NamedView } from '../../../../workers/sweep-contract'
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'
import { SECONDS_IN_DAY } from '../../../core/calendar'
import { sameValue } from '../../../scenario/document-paths'
import { readScenario } from '../../../scenario/read-scenario'
import type { ReadingContext } from '../../../scenario/reading-context'
import { withChanges } from '../../../scenario/setting-changes'
import type { ScenarioInput } from '../../../scenario/schema'
import type { ChartRow } from '../../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../../charts/table'
import { formatMoney, formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { daysText, rateText, soonerColumn, soonerText } from './group-chart'
import type { NamedChanges } from '../sweep/sweep-plans'

/** Which creators are on which rail or schedule: what daily is to one creator does not follow from them. */
const OF_ALL_CREATORS = /^population\.(railShare|scheduleShare|adoption\.mode)/

/** Names of alternatives that say on which rail or schedule creators are, which the reader chooses here. */
export const leftOutOf = (alternatives: readonly NamedChanges[]): string[] =>
  alternatives.filter(isOfAllCreators).map(({ name }) => name)

const isOfAllCreators = ({ changes }: NamedChanges): boolean =>
  Object.keys(changes).some((path) => OF_ALL_CREATORS.test(path))

/** Alternatives that the scenario cannot have are left out: the table of alternatives says why. */
export function scenariosOf(
  scenario: ScenarioInput,
  alternatives: readonly NamedChanges[],
  context: ReadingContext,
): NamedScenario[] {
  return alternatives
    .filter((one) => !isOfAllCreators(one))
    .flatMap(({ name, changes }) => {
      const read = readScenario(withChanges({ ...scenario }, changes), context)
      return read.ok ? [{ name, scenario: read.scenario }] : []
    })
}

interface DistinctViews {
  lines: readonly NamedView[]
  /** Names of those that are to this creator what the first is. */
  same: readonly string[]
}

/** Most alternatives change nothing for one creator: another rail, another minimum. */
export function distinctViews([first, ...others]: readonly NamedView[]): DistinctViews {
  if (!first) return { lines: [], same: [] }
  const isSame = ({ view }: NamedView): boolean => sameValue(view, first.view)
  return {
    lines: [first, ...others.filter((one) => !isSame(one))],
    same: others.filter(isSame).map(({ name }) => name),
  }
}

export const viewRows = (lines: readonly NamedView[]): ChartRow[] =>
  lines.flatMap(({ name, view: { daily } }, index) =>
    daily === null
      ? []
      : [
          {
            key: String(index),
            label: name,
            bars: [{ from: 0, to: daily.yearlyFeeCents, color: 'var(--instant)' }],
            after: formatMoney(daily.yearlyFeeCents),
            readings: [
              { label: m.creator_view_wait(), value: daysText(daily.waitDays) },
              { label: m.creator_view_sooner(), value: soonerText(daily.daysGained) },
              { label: m.creator_view_fees(), value: formatMoney(daily.yearlyFeeCents) },
              { label: m.creator_view_rate(), value: rateText(daily.yearlyRate) },
              { label: m.creator_view_share(), value: formatShare(daily.takingShare) },
            ],
          },
        ],
  )

export const viewTable = (lines: readonly NamedView[]): ChartTable => ({
  columns: [
    textColumn(m.creator_view_alternative()),
    valueColumn(m.creator_view_wait(), 'seconds'),
    soonerColumn(m.creator_view_sooner()),
    valueColumn(m.creator_view_payout(), 'cents'),
    valueColumn(m.creator_view_fees(), 'cents'),
    valueColumn(m.creator_view_rate(), 'basis-points', (value) =>
      rateText(value / BASIS_POINTS_IN_WHOLE),
    ),
    valueColumn(m.creator_view_share(), 'basis-points'),
  ],
  rows: lines.map(({ name, view: { daily } }) =>
    daily === null
      ? [name, null, null, null, null, null, null]
      : [
          name,
          daily.waitDays * SECONDS_IN_DAY,
          daily.daysGained * SECONDS_IN_DAY,
          daily.payoutCents,
          daily.yearlyFeeCents,
          daily.yearlyRate === null ? null : daily.yearlyRate * BASIS_POINTS_IN_WHOLE,
          daily.takingShare * BASIS_POINTS_IN_WHOLE,
        ],
  ),
})

/** What the form's own fee means to the creator. */
export function viewSentence(view: CreatorView | null): string {
  if (!view) return m.creator_view_nothing()
  const { daily, otherWaitDays } = view
  return daily === null
    ? m.creator_view_sentence_none()
    : m.creator_view_sentence({
        other: daysText(otherWaitDays),
        daily: daysText(daily.waitDays),
        sooner: daysText(daily.daysGained),
        fees: formatMoney(daily.yearlyFeeCents),
      })
}
