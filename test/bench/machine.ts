/** How busy the machine is with this process and with others, while something is waited for. */
import { arch, cpus, platform, totalmem } from 'node:os'

export interface Spent {
  wallSeconds: number
  /** Processor time of this process, all its threads together. */
  ownSeconds: number
  /** Processor time of everything else on the machine. */
  otherSeconds: number
}

/** Since the machine was started. */
function busySeconds(): number {
  const milliseconds = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq)
  return milliseconds.reduce((sum, one) => sum + one, 0) / 1_000
}

export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const [begun, busyBefore, ownBefore] = [performance.now(), busySeconds(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(ownBefore)
  const ownSeconds = (user + system) / 1_000_000
  return {
    wallSeconds: (performance.now() - begun) / 1_000,
    ownSeconds,
    otherSeconds: Math.max(0, busySeconds() - busyBefore - ownSeconds),
  }
}

/** Of all processors, the share that others took. */
export const shareOfOthers = (spent: readonly Spent[]): number => {
  const sum = (of: (one: Spent) => number): number =>
    spent.reduce((total, one) => total + of(one), 0)
  return (
    sum(({ otherSeconds }) => otherSeconds) /
    (sum(({ wallSeconds }) => wallSeconds) * cpus().length)
  )
}

export const machineDescription = () => ({
  processors: cpus().length,
  model: cpus()[0]!.model.trim(),
  memory_gigabytes: Math.round(totalmem() / 1e9),
  system: `${platform()} ${arch()}`,
  node: process.version,
})
