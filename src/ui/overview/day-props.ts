/** What all charts have in common: the run's days and axis, one picked day for all of them, and where they come from. */
import type { LineChartProps } from '../charts/types'
import type { DaySpan } from '../../../workers/contract'
import type { PageState } from '../page-state.svelte'
import { formatDay } from '../format'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'
import { shownName } from '../words/shown-name'

type DayProps = Required<
  Pick<LineChartProps, 'days' | 'domain' | 'streaming' | 'picked' | 'onPick' | 'source'>
>

/** What is picked already is cleared. */
const isSame = (one: DaySpan | null, other: DaySpan): boolean =>
  one?.from === other.from && one.to === other.to

export function dayProps(pageState: PageState, run: Run): DayProps {
  const firstDay = run.days[0]?.day ?? ''
  return {
    days: run.days.map((figures) => figures.day),
    domain: [run.header?.startDay ?? firstDay, run.header?.endDay ?? firstDay],
    streaming: run.phase === 'running',
    picked: pageState.navigation.picked,
    source: chartSource(run),
    onPick: (span) =>
      (pageState.navigation.picked = isSame(pageState.navigation.picked, span) ? null : span),
  }
}

/** What makes the same figures again: the scenario, its seed and its days, with how far the run has come. */
export function chartSource({ header, days }: Run): string {
  const [first, last] = [days[0], days.at(-1)]
  if (!header || !first || !last) return m.product_name()
  const { name, seed } = header.scenario
  return m.chart_source({
    name: shownName(name),
    seed,
    from: formatDay(first.day),
    to: formatDay(last.day),
  })
}
