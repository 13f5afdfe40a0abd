/**
 * A swarm: each seed has a random mix of faults. Each fault is on or off by itself, so some seeds
 * have many at once and others a single one. The mix is written into the scenario as plain
 * settings.
 */
import { isoFromInstant, SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay } from '../../core/calendar'
import { oneOf, type Uniform } from '../../core/random'
import { generatedHandle } from '../../scenario/generated-handle'
import { valueAt, withValueAt, type Document } from '../../scenario/document-paths'
import { wholeRun } from '../../scenario/period'
import type { Scenario } from '../../scenario/schema'
import { Draws } from '../../core/draws'

/** The faults that a mix can have. */
export const FAULT_PRESETS = [
  'all',
  'calls',
  'webhooks',
  'workers',
  'deploys',
  'outages',
  'banks',
  'accounts',
  'chargebacks',
  'none',
] as const
export type FaultPreset = (typeof FAULT_PRESETS)[number]
type FaultGroup = Exclude<FaultPreset, 'all' | 'none'>
export const FAULT_GROUPS = FAULT_PRESETS.filter(
  (preset): preset is FaultGroup => preset !== 'all' && preset !== 'none',
)

export const isFaultPreset = (name: string): name is FaultPreset =>
  (FAULT_PRESETS as readonly string[]).includes(name)

/** The run that a mix is drawn for. */
interface DrawnRun {
  startDay: number
  days: number
  creators: readonly string[]
}

const runOf = (scenario: Scenario): DrawnRun => ({
  ...wholeRun(scenario, null),
  creators: [
    ...scenario.creators.map(({ handle }) => handle),
    ...Array.from({ length: scenario.population.size }, (_, index) => generatedHandle(index + 1)),
  ],
})

interface SwarmFault {
  group: FaultGroup
  path: string
  /** Off by half of the seeds; where it is on, this is the setting. */
  valueOf: (uniform: Uniform, run: DrawnRun) => unknown
  /** Work waits for longer than a short-lived worker lives. */
  makesWait?: true
}

/** Shares of events, from rare enough to hit once to more than any service would bear for long. */
const RARE = [20, 50, 100, 200, 500]
const OFTEN = [100, 200, 500, 1_000, 2_000]

const rate = (group: FaultGroup, path: string, levels: readonly number[]): SwarmFault => ({
  group,
  path,
  valueOf: (uniform) => oneOf(uniform, levels),
})

const unanswered = (path: string): SwarmFault => ({
  ...rate('calls', path, OFTEN),
  makesWait: true,
})

const lateness = (group: FaultGroup, path: string, medians: readonly number[]): SwarmFault => ({
  group,
  path,
  valueOf: (uniform) => ({
    medianSeconds: oneOf(uniform, medians),
    sigma: 1.2,
    maximumSeconds: 604_800,
  }),
})

const MINUTE = 60
const DAYS_TO_RECOVER = 3

/** An instant before the last days of the run, which are there to recover. */
function instantIn(uniform: Uniform, { startDay, days }: DrawnRun): number {
  const seconds = Math.max(1, days - DAYS_TO_RECOVER) * SECONDS_IN_DAY
  return startOfDay(startDay) + Math.floor(uniform() * seconds)
}

/** Payout runs begin at eight and at ten: what happens then strikes them at work. */
function instantOfWork(uniform: Uniform, run: DrawnRun): number {
  const day = instantIn(uniform, run)
  const hour = oneOf(uniform, [8, 10])
  return day - (day % SECONDS_IN_DAY) + hour * SECONDS_IN_HOUR + Math.floor(uniform() * 10 * MINUTE)
}

const between = (uniform: Uniform, run: DrawnRun, lengths: readonly number[]) => {
  const from = instantOfWork(uniform, run)
  return { from: isoFromInstant(from), until: isoFromInstant(from + oneOf(uniform, lengths)) }
}

const several = <Value>(uniform: Uniform, most: number, one: () => Value): Value[] =>
  Array.from({ length: 1 + Math.floor(uniform() * most) }, one)

const OUTAGE_SECONDS = [5 * MINUTE, 30 * MINUTE, 4 * SECONDS_IN_HOUR, SECONDS_IN_DAY]
/** The longest is longer than a processor sends a webhook again for. */
const WEBHOOK_OUTAGE_SECONDS = [
  30 * MINUTE,
  4 * SECONDS_IN_HOUR,
  SECONDS_IN_DAY,
  4 * SECONDS_IN_DAY,
]
const RESTRICTED_SECONDS = [SECONDS_IN_HOUR, SECONDS_IN_DAY, 4 * SECONDS_IN_DAY]

export const LIFETIME = 'jobs.lifetimeSeconds'
export const WEBHOOK_OUTAGES = 'faults.webhookOutages'
/** Three tries of a call that is not answered, and the time between them, take six minutes. */
const LIFETIME_FOR_ALL_TRIES = 600

const SWARM_FAULTS: readonly SwarmFault[] = [
  unanswered('faults.calls.lostBasisPoints'),
  unanswered('faults.calls.answerLostBasisPoints'),
  unanswered('faults.calls.lateBasisPoints'),
  unanswered('faults.calls.answerLateBasisPoints'),
  lateness('calls', 'faults.calls.lateness', [60, 900, 14_400]),
  rate('calls', 'processor.failures.rateLimitedBasisPoints', OFTEN),
  rate('calls', 'processor.failures.unavailableBasisPoints', OFTEN),
  rate('webhooks', 'processor.webhookLostBasisPoints', OFTEN),
  rate('webhooks', 'processor.webhookTwiceBasisPoints', OFTEN),
  rate('webhooks', 'faults.webhooks.lateBasisPoints', OFTEN),
  lateness('webhooks', 'faults.webhooks.lateness', [3_600, 86_400, 259_200]),
  {
    group: 'webhooks',
    path: WEBHOOK_OUTAGES,
    valueOf: (uniform, run) =>
      several(uniform, 3, () => ({
        ...between(uniform, run, WEBHOOK_OUTAGE_SECONDS),
        kind: oneOf(uniform, ['not_confirmed', 'dropped']),
      })),
  },
  rate('workers', 'faults.workers.killedBasisPoints', RARE),
  rate('workers', 'faults.workers.jobTwiceBasisPoints', OFTEN),
  { ...rate('workers', 'faults.workers.waitBasisPoints', OFTEN), makesWait: true },
  lateness('workers', 'faults.workers.wait', [5, 60, 900]),
  {
    group: 'workers',
    path: 'faults.workers.clockOffSeconds',
    valueOf: (uniform) => oneOf(uniform, [-90, -5, 5, 90]),
  },
  {
    group: 'deploys',
    path: 'faults.deploys',
    valueOf: (uniform, run) =>
      several(uniform, 6, () => isoFromInstant(instantOfWork(uniform, run))).toSorted(),
  },
  rate('deploys', LIFETIME, [20, 60, 900, 3_600]),
  {
    group: 'outages',
    makesWait: true,
    path: 'faults.outages',
    valueOf: (uniform, run) =>
      several(uniform, 3, () => ({
        ...between(uniform, run, OUTAGE_SECONDS),
        ...oneOf(uniform, [{}, { processor: 'stripe' }, { processor: 'paypal' }]),
        kind: oneOf(uniform, ['no_answer', 'refused']),
      })),
  },
  rate('banks', 'processor.failures.instantFailedBasisPoints', OFTEN),
  rate('banks', 'processor.failures.standardFailedBasisPoints', OFTEN),
  rate('banks', 'processor.failures.returnedBasisPoints', OFTEN),
  rate('banks', 'processor.failures.refusedBasisPoints', OFTEN),
  rate('banks', 'processor.paypal.batchRefusedBasisPoints', OFTEN),
  rate('banks', 'processor.failures.refundRefusedBasisPoints', OFTEN),
  {
    group: 'accounts',
    path: 'faults.accounts',
    valueOf: (uniform, run) =>
      run.creators.length === 0
        ? undefined
        : several(uniform, 4, () => ({
            creator: oneOf(uniform, run.creators),
            ...between(uniform, run, RESTRICTED_SECONDS),
          })),
  },
  rate('chargebacks', 'faults.afterPayout.chargebackBasisPoints', OFTEN),
]

const isDrawn = (group: FaultGroup, presets: readonly FaultPreset[]): boolean =>
  presets.includes('all') || presets.includes(group)

/**
 * A scenario under a seed, with the faults that the seed draws. A worker that is gone before a call is given up, or that
 * waits until it is gone, gets nothing done, whatever it runs: where workers are short-lived, nothing waits. `written` is
 * the scenario as the user wrote it, `read` the same with its defaults.
 */
export function swarmOf(
  written: Document,
  read: Scenario,
  seed: string,
  presets: readonly FaultPreset[],
): Document {
  const run = runOf(read)
  const draws = new Draws(seed)
  const drawn = SWARM_FAULTS.filter(({ group }) => isDrawn(group, presets)).flatMap((fault) => {
    const uniform = draws.of('swarm-fault', fault.path)
    const isOn = uniform() < 0.5
    return isOn ? [{ fault, value: fault.valueOf(uniform, run) }] : []
  })
  const drawnLifetime = drawn.find(({ fault }) => fault.path === LIFETIME)
  const lifetimeSeconds = drawnLifetime ? Number(drawnLifetime.value) : read.jobs.lifetimeSeconds
  const isShortLived = lifetimeSeconds !== null && lifetimeSeconds < LIFETIME_FOR_ALL_TRIES
  return drawn
    .filter(({ fault }) => !(isShortLived && fault.makesWait))
    .reduce(
      (document, { fault: { path }, value }) =>
        withValueAt(document, path, besideOwn(valueAt(document, path), value)),
      withValueAt(written, 'seed', seed),
    )
}

/** Faults with a date are drawn in addition to the scenario's own; rates and lengths of time take the place of its own. */
const besideOwn = (own: unknown, drawn: unknown): unknown =>
  Array.isArray(own) && Array.isArray(drawn)
    ? [...(own as unknown[]), ...(drawn as unknown[])]
    : drawn
