import { describe, expect, it } from 'vitest'
import type { ProtectionName } from '../../../src/core/protections'
import type { StressViolation } from '../../../src/experiments/stress/stress-outcome'
import {
  readStress,
  scenarioOfSeed,
  type StressPlan,
} from '../../../src/experiments/stress/stress-plan'
import { FAULT_GROUPS, type FaultPreset } from '../../../src/experiments/stress/swarm'
import { SWARM_SCENARIO } from '../../../src/experiments/stress/swarm-scenario'
import { leavesOf } from '../../../src/experiments/stress/document-parts'
import { valueAt } from '../../../src/scenario/document-paths'
import { readScenario } from '../../../src/scenario/read-scenario'
import { doneHere } from '../../support/run-pools'

function planOf(preset: FaultPreset, without: readonly ProtectionName[] = []): StressPlan {
  const faults = { kind: 'drawn', presets: [preset] } as const
  const read = readStress({ scenario: SWARM_SCENARIO, seed: null, seedCount: 100, faults, without })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.plan
}

const settingsOf = (plan: StressPlan, seed: string): Map<string, unknown> =>
  new Map(leavesOf(scenarioOfSeed(plan, seed)).map(({ path, value }) => [path, value]))

const LIFETIME = 'jobs.lifetimeSeconds'
const isShortLived = (settings: Map<string, unknown>): boolean =>
  Number(settings.get(LIFETIME)) < 600
const makesWait = (path: string): boolean =>
  path.startsWith('faults.outages') ||
  path === 'faults.workers.waitBasisPoints' ||
  /^faults\.calls\..*asisPoints$/.test(path)

describe('the faults of a seed', () => {
  const all = planOf('all')

  it('are those of a scenario that can be run, and the same each time', () => {
    for (const seed of all.seeds) {
      const scenario = scenarioOfSeed(all, seed)
      expect(readScenario(scenario), seed).toMatchObject({ ok: true })
      expect(scenarioOfSeed(all, seed)).toEqual(scenario)
    }
  })

  it('are each on in about half of the seeds', () => {
    for (const path of [
      'processor.webhookLostBasisPoints',
      'faults.webhookOutages',
      'faults.deploys',
      LIFETIME,
    ]) {
      const seedsWith = all.seeds.filter((seed) => settingsOf(all, seed).has(path))
      expect(seedsWith.length, path).toBeGreaterThan(35)
      expect(seedsWith.length, path).toBeLessThan(65)
    }
  })

  it('make nothing wait where a worker is gone before it could try a call three times', () => {
    const shortLived = all.seeds.map((seed) => settingsOf(all, seed)).filter(isShortLived)
    expect(shortLived.length).toBeGreaterThan(10)
    for (const settings of shortLived) {
      expect([...settings.keys()].filter(makesWait)).toEqual([])
    }
  })

  it('make nothing wait either where the scenario itself has such workers', () => {
    const written = { ...SWARM_SCENARIO, jobs: { lifetimeSeconds: 20 } }
    const faults = { kind: 'drawn', presets: ['calls', 'outages'] } as const
    const read = readStress({ scenario: written, seed: null, seedCount: 50, faults, without: [] })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    for (const seed of read.plan.seeds) {
      expect([...settingsOf(read.plan, seed).keys()].filter(makesWait)).toEqual([])
    }
  })

  it('have times in which webhooks are not taken among those of webhooks, of both kinds and longer than a processor tries', () => {
    const webhooks = planOf('webhooks')
    const outages = webhooks.seeds.flatMap((seed) => {
      const read = readScenario(scenarioOfSeed(webhooks, seed))
      return read.ok ? read.scenario.faults.webhookOutages : []
    })
    expect(new Set(outages.map(({ kind }) => kind))).toEqual(new Set(['not_confirmed', 'dropped']))
    const days = outages.map(
      ({ from, until }) => (Date.parse(until) - Date.parse(from)) / 86_400_000,
    )
    expect(Math.min(...days)).toBeLessThan(1)
    expect(Math.max(...days)).toBeGreaterThan(3)
  })

  it('leave the dated faults of the scenario as they are, and come in addition', () => {
    const outage = { from: '2026-09-07T00:00:00Z', until: '2026-09-07T06:00:00Z', kind: 'refused' }
    const deploy = '2026-09-08T08:30:00Z'
    const scenario = { ...SWARM_SCENARIO, faults: { outages: [outage], deploys: [deploy] } }
    const faults = { kind: 'drawn', presets: ['outages', 'deploys'] } as const
    const read = readStress({ scenario, seed: null, seedCount: 60, faults, without: [] })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const drawn = read.plan.seeds.map((seed) => scenarioOfSeed(read.plan, seed))
    for (const one of drawn) {
      const scenarioRead = readScenario(one)
      if (!scenarioRead.ok) throw new Error(JSON.stringify(scenarioRead.problems))
      expect(scenarioRead.scenario.faults.outages[0]).toMatchObject(outage)
      expect(scenarioRead.scenario.faults.deploys).toContain(deploy)
    }
    expect(drawn.some((one) => (valueAt(one, 'faults.outages') as unknown[]).length > 1)).toBe(true)
    expect(drawn.some((one) => (valueAt(one, 'faults.deploys') as unknown[]).length > 1)).toBe(true)
  })

  it('are beside what the scenario has off itself, which is said with what the test switches off', () => {
    const scenario = { ...SWARM_SCENARIO, protections: { idempotencyKeys: false } }
    const faults = { kind: 'drawn', presets: ['none'] } as const
    const read = readStress({ scenario, seed: null, seedCount: 1, faults, without: ['retries'] })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.plan.without.toSorted()).toEqual(['idempotencyKeys', 'retries'])
  })

  it.each(FAULT_GROUPS)('of the kind %s are the same whether others are drawn or not', (group) => {
    const alone = planOf(group)
    const none = settingsOf(planOf('none'), all.seeds[0]!)
    for (const seed of all.seeds.slice(0, 20)) {
      const among = settingsOf(all, seed)
      for (const [path, value] of settingsOf(alone, seed)) {
        if (isShortLived(among) && makesWait(path)) continue
        if (value !== none.get(path)) expect(among.get(path), `${seed} ${path}`).toEqual(value)
      }
    }
  })
})

function violationsOf(seed: string, without: readonly ProtectionName[]): StressViolation[] {
  const plan = planOf('all', without)
  return doneHere({ scenario: scenarioOfSeed(plan, seed), seed, keep: 'stress' }).stress.violations
}

const checksBrokenIn = (seed: string, without: readonly ProtectionName[]): string[] =>
  violationsOf(seed, without).map(({ name }) => name)

/** Measured: a seed in which the protection is missed, and what is found then. */
const MISSED: readonly [ProtectionName, string, string][] = [
  ['transactions', 'payout-lab/4', 'money_is_conserved'],
  ['claimLock', 'payout-lab/10', 'balances_paid_once'],
  ['idempotencyKeys', 'payout-lab/3', 'processors_pay_balances_once'],
  ['storeOutcomeFirst', 'payout-lab/2', 'processor_agrees'],
  ['webhookDeduplication', 'payout-lab', 'money_is_conserved'],
  ['reconciliation', 'payout-lab', 'costs_charged_are_booked'],
  ['slicedJobs', 'payout-lab', 'due_creators_are_paid_or_told'],
  ['threeStrikesPause', 'payout-lab/11', 'pauses_have_a_cause'],
  ['retries', 'payout-lab/2', 'failures_are_tried_again'],
  ['unknownOutcomeHold', 'payout-lab/3', 'processors_pay_balances_once'],
]

describe('with faults of every kind', () => {
  it.each(['payout-lab/2', 'payout-lab/3', 'payout-lab/4', 'payout-lab/10'])(
    'the service is right in seed %s while all protections are on',
    (seed) => {
      const found = violationsOf(seed, []).map(({ name, witness }) => `${name}: ${witness}`)
      expect(found, `seed ${seed}`).toEqual([])
    },
  )

  it.each(MISSED)('%s is missed in seed %s: %s', (protection, seed, check) => {
    expect(checksBrokenIn(seed, [])).not.toContain(check)
    expect(checksBrokenIn(seed, [protection])).toContain(check)
  })
})
