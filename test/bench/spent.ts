/** The time that this process spends on something: processor time, so that what else runs on the machine counts little. */
export function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!

/** Of the times of the same work. Whatever else the machine does only adds to a time, so the least one is nearest to the work. */
export const least = (seconds: readonly number[]): number => Math.min(...seconds)

/** To three digits: no figure is more exact than that. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
