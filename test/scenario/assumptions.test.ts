import { describe, expect, it } from 'vitest'
import { ASSUMED_SETTINGS } from '../../src/scenario/assumed-settings'
import { assumptionsOf } from '../../src/scenario/assumptions'
import { scenarioSchema, type ScenarioInput } from '../../src/scenario/schema'
import { codeOf, tablesOf } from '../docs/documents'

const of = (input: Omit<ScenarioInput, 'version'>, hasFile = false) =>
  assumptionsOf(scenarioSchema.parse({ version: 1, ...input }), hasFile)

const listed = (path: string): boolean =>
  ASSUMED_SETTINGS.some(
    (setting) =>
      path === setting.path ||
      path.startsWith(`${setting.path}.`) ||
      path.startsWith(`${setting.path}[`),
  )

const SOURCES = tablesOf('docs/scenario.md')
  .filter(({ columns }) => columns[0] === 'Setting')
  .flatMap(({ rows }) => rows.map((row) => [codeOf(row[0]!), row.at(-1)!] as const))
  .filter(([path]) => /^(population|processor|jobs)\./.test(path))

describe('the list of what is assumed', () => {
  it.each(SOURCES.filter(([, source]) => /assumed|third.party|fit to/.test(source)))(
    'has %s, whose source in the reference is: %s',
    (path) => {
      expect(listed(path)).toBe(true)
    },
  )

  it('names only settings of the schema, each once', () => {
    const documented = SOURCES.map(([path]) => path)
    for (const { path } of ASSUMED_SETTINGS) {
      expect(
        documented.some(
          (each) => each === path || each.startsWith(`${path}.`) || each.startsWith(`${path}[`),
        ),
        path,
      ).toBe(true)
    }
    expect(new Set(ASSUMED_SETTINGS.map(({ path }) => path)).size).toBe(ASSUMED_SETTINGS.length)
  })
})

describe('the assumptions of a run', () => {
  const rowOf = (rows: ReturnType<typeof of>, path: string) => rows.find((row) => row.path === path)

  it('have take-up as assumed, with nothing to lean on', () => {
    expect(rowOf(of({}), 'population.scheduleShareBasisPoints.daily')).toEqual({
      group: 'schedules',
      path: 'population.scheduleShareBasisPoints.daily',
      label: 'Schedule: Daily, of those who can',
      unit: 'basis-points',
      source: null,
      value: 3_000,
      usual: 3_000,
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
        label: 'Rule: instant fee',
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
