/** `docs/scenario.md` compared with the schema and the presets. */
import { describe, expect, it } from 'vitest'
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
