/** What all charts by day have in common: the run's days and axis, and one picked day for all of them. */
import type { LineChartProps } from '../charts/types'
import type { DaySpan } from '../../../workers/contract'
import type { Desk } from '../desk.svelte'
import type { Run } from '../lab/run.svelte'

type DayProps = Required<
  Pick<LineChartProps, 'days' | 'domain' | 'streaming' | 'picked' | 'onPick'>
>

/** What is picked already is let go of. */
const isSame = (one: DaySpan | null, other: DaySpan): boolean =>
  one?.from === other.from && one.to === other.to

export function dayProps(desk: Desk, run: Run): DayProps {
  const firstDay = run.days[0]?.day ?? ''
  return {
    days: run.days.map((figures) => figures.day),
    domain: [run.header?.startDay ?? firstDay, run.header?.endDay ?? firstDay],
    streaming: run.phase === 'running',
    picked: desk.picked,
    onPick: (span) => (desk.picked = isSame(desk.picked, span) ? null : span),
  }
}
