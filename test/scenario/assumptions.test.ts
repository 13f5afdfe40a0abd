import { describe, expect, it } from 'vitest'
import { assumedSettings } from '../../src/scenario/assumed-settings'
import { assumptionsOf } from '../../src/scenario/assumptions'
import { scenarioSchema, type ScenarioInput } from '../../src/scenario/schema'
import { isValue, scenarioSettings } from '../../src/scenario/setting-list'

const of = (input: Omit<ScenarioInput, 'version'>, hasFile = false) =>
  assumptionsOf(scenarioSchema.parse({ version: 1, ...input }), hasFile)

const PATHS = assumedSettings(scenarioSettings()).map(({ path }) => path)

describe('the list of what is assumed', () => {
  it('has each setting once, alone or with the group that is one assumption', () => {
    const covering = (path: string) =>
      PATHS.filter(
        (each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`),
      )
    const settings = scenarioSettings().filter(isValue)
    for (const { path, assumed } of settings) {
      if (assumed !== null) expect(covering(path), path).toEqual([path])
      else expect(covering(path).length, path).toBeLessThanOrEqual(1)
    }
    expect(covering('population.weekdayShape.monday')).toEqual(['population.weekdayShape'])
    expect(covering('processor.rails.same_day_ach.windows[].closesMinute')).toEqual([
      'processor.rails.same_day_ach.windows',
    ])
    expect(covering('processor.paypal.claimDays')).toEqual([])
  })
})

describe('the assumptions of a run', () => {
  const rowOf = (rows: ReturnType<typeof of>, path: string) => rows.find((row) => row.path === path)

  it('have take-up as assumed, with nothing to lean on', () => {
    expect(rowOf(of({}), 'population.scheduleShareBasisPoints.daily')).toEqual({
      group: 'schedules',
      path: 'population.scheduleShareBasisPoints.daily',
      label: 'Schedule: Daily',
      unit: 'basis-points',
      source: null,
      value: 3_000,
      usual: 3_000,
      isChanged: false,
    })
  })

  it('have no daily share where each creator decides, and all who would be daily as weekly', () => {
    const rows = of({ population: { adoption: { mode: 'model' } } })
    expect(rowOf(rows, 'population.scheduleShareBasisPoints.daily')).toBeUndefined()
    expect(rowOf(rows, 'population.scheduleShareBasisPoints.weekly')).toMatchObject({
      value: 8_500,
      usual: 8_500,
      isChanged: false,
    })
  })

  it('mark what was changed', () => {
    const rows = of({ processor: { costs: { instantBasisPoints: 150 } } })
    expect(rowOf(rows, 'processor.costs.instantBasisPoints')).toMatchObject({
      value: 150,
      usual: 100,
      isChanged: true,
      source: 'third-party figure for Stripe Connect, not Gumroad’s contract',
    })
    expect(rows.filter(({ isChanged }) => isChanged)).toHaveLength(1)
  })

  it('have a rule that the scenario changes, and none that is as published', () => {
    const rows = of({
      policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 5_000, holdDays: 7 },
    })
    expect(rows.filter(({ group }) => group === 'scenario')).toMatchObject([
      {
        path: 'policy.instantFeeBasisPoints',
        label: 'Instant fee, percentage',
        value: 5_000,
        usual: 300,
      },
    ])
    expect(of({}).filter(({ group }) => group === 'scenario')).toEqual([])
  })

  it('leave out what cannot have decided anything', () => {
    const paths = (rows: ReturnType<typeof of>) => rows.map(({ path }) => path)
    expect(paths(of({}))).not.toContain('processor.rails.rtp.costs.perPaymentMills')
    expect(paths(of({ creators: [{ handle: 'ink', rail: 'rtp' }] }))).toContain(
      'processor.rails.rtp.costs.perPaymentMills',
    )
    expect(
      paths(of({ population: { size: 0 } })).filter((path) => path.startsWith('population.')),
    ).toEqual(['population.size'])
    expect(paths(of({}, true))).not.toContain('population.launches.days')
    expect(paths(of({}, true))).toContain('population.scheduleShareBasisPoints.daily')
  })
})
