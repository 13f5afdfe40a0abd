/** What all charts by day have in common: the run's days and axis, and one picked day for all of them. */
import type { LineChartProps } from '../charts/types'
import type { Desk } from '../desk.svelte'
import type { Run } from '../lab/run.svelte'

type DayProps = Required<
  Pick<LineChartProps, 'days' | 'domain' | 'streaming' | 'picked' | 'onPick'>
>

export function dayProps(desk: Desk, run: Run): DayProps {
  const firstDay = run.days[0]?.day ?? ''
  return {
    days: run.days.map((figures) => figures.day),
    domain: [run.header?.startDay ?? firstDay, run.header?.endDay ?? firstDay],
    streaming: run.phase === 'running',
    picked: desk.pickedDay,
    onPick: (day) => (desk.pickedDay = desk.pickedDay === day ? null : day),
  }
}
