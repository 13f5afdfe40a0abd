/** `docs/scenario.md`: its tables are those of the definitions, and what is written by hand agrees with the presets. */
import { describe, expect, it } from 'vitest'
import { withSettingTables } from '../../src/cli/scenario-reference'
import { PRESET_NAMES } from '../../src/scenario/presets'
import { formatProblem } from '../../src/scenario/problems'
import { isValue, scenarioSettings } from '../../src/scenario/setting-list'
import { readScenarioText } from '../support/scenario-text'
import { codeBlocksOf, codeOf, readDocument, tablesOf } from './documents'

const DOCUMENT = 'docs/scenario.md'
const tables = tablesOf(DOCUMENT)
const settings = scenarioSettings().filter(isValue)

describe('the tables of settings', () => {
  it('are in step with the definitions', () => {
    const document = readDocument(DOCUMENT)
    expect(
      withSettingTables(document, scenarioSettings()) === document,
      `${DOCUMENT} is not in step with src/scenario/settings: run \`npm run schema\``,
    ).toBe(true)
  })

  it('have each setting once, and no other', () => {
    const rows = tables
      .filter(({ columns }) => columns[0] === 'Setting')
      .flatMap(({ rows }) => rows)
    expect(rows.map((row) => codeOf(row[0]!)).toSorted()).toEqual(
      settings.map(({ path }) => path).toSorted(),
    )
  })

  it.each([
    ['policy.holdDays', '0 to 60 days', 'none', 'policy'],
    ['policyChanges[].policy', 'as `policy`', 'required', 'policy'],
    ['population.scheduleShareBasisPoints.daily', '0 to 10,000 basis points', '3,000', 'assumed'],
    [
      'creators[].schedule.daysOfMonth',
      'a list of two different days of the month, from 1 to 31',
      '`[1, 15]`',
      'lab',
    ],
    ['actions[].by', 'one of admin, creator, stripe', '`admin`', 'lab'],
    ['faults.workers.wait.sigma', '0 to 3, with decimals', '1', 'assumed'],
    [
      'processor.instantDailyCapCents',
      '0 to 100,000,000,000 US cents, or null',
      'none',
      '$5,000 for new platforms, Stripe 2022',
    ],
    [
      'population.refunds.rateBasisPoints',
      '0 to 10,000 basis points',
      '100',
      'assumed; 0.5 to 1% counts as good',
    ],
  ])('say of %s what it holds', (path, holds, byDefault, source) => {
    const row = tables.flatMap(({ rows }) => rows).find(([cell]) => codeOf(cell!) === path)!
    expect([row[2], row[3], row[5]]).toEqual([holds, byDefault, source])
  })

  it('say of each setting what it is called and what it means', () => {
    const silent = settings.filter(({ words }) => !words.label || !words.meaning)
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

describe('the rest of the document', () => {
  it('has every preset', () => {
    const table = tables.find(({ heading }) => heading === 'Presets')!
    expect(table.rows.map(([name]) => codeOf(name!))).toEqual(PRESET_NAMES)
  })

  it.each(codeBlocksOf(DOCUMENT).filter(({ language }) => language.startsWith('json')))(
    'has examples that are read as they are: $text',
    ({ text }) => {
      const read = readScenarioText(text)
      expect(read.ok ? [] : read.problems.map(formatProblem)).toEqual([])
    },
  )
})
