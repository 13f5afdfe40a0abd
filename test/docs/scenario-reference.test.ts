/** `docs/scenario.md` held against the schema, the policies and the presets. */
import { describe, expect, it } from 'vitest'
import { LISTED_COUNTRY_MINIMUMS_CENTS } from '../../src/core/country-minimums'
import { POLICIES, POLICY_NAMES, type PayoutPolicy } from '../../src/core/policy'
import { PRESET_NAMES } from '../../src/scenario/presets'
import { formatProblem } from '../../src/scenario/problems'
import { readScenarioText } from '../support/scenario-text'
import { codeBlocksOf, codeOf, tablesOf } from './documents'
import { scenarioSettings } from './scenario-settings'

const DOCUMENT = 'docs/scenario.md'
const tables = tablesOf(DOCUMENT)
const settings = scenarioSettings()

const settingRows = tables
  .filter((table) => table.columns[0] === 'Setting')
  .flatMap((table) => table.rows)
const documented = new Map(settingRows.map((row) => [codeOf(row[0]!), row]))

describe('the tables of settings', () => {
  it.each(settings)('have a row for $path, in step with the schema', (setting) => {
    const row = documented.get(setting.path)
    const wanted = `| \`${setting.path}\` | ${setting.holds} | … | ${setting.default} | … |`
    expect(row, `${DOCUMENT} has no row for this setting: add ${wanted}`).toBeDefined()
    const [, holds, , byDefault, meaning, source] = row!
    expect(
      [holds, byDefault],
      `${DOCUMENT} says otherwise than the schema: make the row ${wanted}`,
    ).toEqual([setting.holds, setting.default])
    expect([meaning, source], `say what ${setting.path} means and where it is from`).not.toContain(
      '',
    )
  })

  it('have each setting once, and no other', () => {
    const paths = settingRows.map((row) => codeOf(row[0]!))
    expect(paths.toSorted()).toEqual(settings.map(({ path }) => path).toSorted())
  })
})

function written(value: PayoutPolicy[keyof PayoutPolicy]): string {
  if (value === LISTED_COUNTRY_MINIMUMS_CENTS)
    return '[as listed](payout-rules.md#country-minimums)'
  if (typeof value === 'number') return value.toLocaleString('en-US')
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
}

describe('the table of policies', () => {
  const table = tables.find(({ heading }) => heading === 'Policies')!

  it('has a column for each policy', () => {
    expect(table.columns.slice(1, -1).map(codeOf)).toEqual(POLICY_NAMES)
  })

  it('has every figure that a scenario can change', () => {
    const changeable = settings
      .map(({ path }) => path)
      .filter((path) => path.startsWith('policy.') && path !== 'policy.name')
    expect(table.rows.map(([figure]) => `policy.${codeOf(figure!)}`)).toEqual(changeable)
  })

  it.each(table.rows.map((row) => ({ figure: codeOf(row[0]!), row })))(
    'has $figure as the code has it',
    ({ figure, row }) => {
      const inCode = POLICY_NAMES.map((name) =>
        written(POLICIES[name][figure as keyof PayoutPolicy]),
      )
      expect(row.slice(1, -1)).toEqual(inCode)
    },
  )
})

describe('the rest of the document', () => {
  it('has every preset', () => {
    const table = tables.find(({ heading }) => heading === 'Presets')!
    expect(table.rows.map(([name]) => codeOf(name!))).toEqual(PRESET_NAMES)
  })

  it.each(codeBlocksOf(DOCUMENT).filter(({ language }) => language.startsWith('json')))(
    'has examples that are read as they stand: $text',
    ({ text }) => {
      const read = readScenarioText(text)
      expect(read.ok ? [] : read.problems.map(formatProblem)).toEqual([])
    },
  )
})
