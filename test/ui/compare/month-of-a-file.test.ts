/** A month is averaged over the days of a file, not over the three weeks after it, in which its sellers are only paid. */
import { describe, expect, it } from 'vitest'
import { monthlyLines } from '../../../src/cli/monthly-lines'
import { DAYS_IN_MONTH } from '../../../src/core/calendar'
import { dollars } from '../../../src/core/dollars'
import { compareScenarios } from '../../../src/experiments/compare-scenarios'
import type { Comparison } from '../../../src/experiments/comparison'
import { comparisonOf } from '../../../src/ui/compare/compared-runs.svelte'
import type { KeptRun } from '../../../src/ui/shelf/kept-run'
import { endedRun } from '../../support/ended-runs'
import { poolHere } from '../../support/run-pools'
import { imported } from '../../support/sales-files'

/** Ten days: $105 of them are $320 a month. Over the 31 days of the run it would be $103, of which less than $100 is earned. */
const sales = imported(`creator_id,sold_at,amount_usd
ink,2021-01-01,52.50
ink,2021-01-10,52.50
`)
const WHOLE = { version: 1 } as const
const FROM_THE_TENTH = { ...WHOLE, startDay: '2021-01-10' } as const
const SET_DAYS = { ...WHOLE, days: 31 } as const

const sizesIn = ({ creators }: Comparison): string[] =>
  creators[1]!.groups.filter(({ grouping }) => grouping === 'size').map(({ name }) => name)

async function onTheCommandLine(scenarios: readonly unknown[]) {
  const given = { scenarios, seed: 'one', seedCount: 1, sales }
  const answer = await compareScenarios(
    poolHere(1, () => undefined, sales),
    given,
  )
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.result
}

const onThePage = (scenarios: readonly KeptRun['scenario'][]): Comparison =>
  comparisonOf(scenarios.map((scenario) => endedRun(scenario, sales)))!

describe.each([
  ['the days of the file', [WHOLE, WHOLE], [10, 10], ['$100 to $1,000']],
  ['what is left of them from a later start', [WHOLE, FROM_THE_TENTH], [10, 1], ['$100 to $1,000']],
  ['the days that a scenario sets', [SET_DAYS, WHOLE], [31, 10], ['under $100']],
] as const)('%s', (_what, scenarios, days, sizes) => {
  it('on the page', () => {
    const comparison = onThePage(scenarios)
    expect(comparison.sellingDays).toEqual(days)
    expect(sizesIn(comparison)).toEqual(sizes)
  })

  it('on the command line', async () => {
    const { comparison } = await onTheCommandLine(scenarios)
    expect(comparison.sellingDays).toEqual(days)
    expect(sizesIn(comparison)).toEqual(sizes)
  })
})

it('the days that were simulated, of a run that was cut short', () => {
  const ended = endedRun(WHOLE, sales)
  const { report } = ended.outcome
  const counts = { ...report.counts, days: 4 }
  const cut = { ...ended, outcome: { ...ended.outcome, report: { ...report, counts } } }
  expect(comparisonOf([cut, ended])!.sellingDays).toEqual([4, 10])
})

it('in the lines of a comparison of different lengths', async () => {
  const { outcomes, comparison } = await onTheCommandLine([WHOLE, FROM_THE_TENTH])
  const [heading, ...lines] = monthlyLines(outcomes, comparison.sellingDays)
  expect(heading).toContain('different lengths, 31 days and 22 days')
  const monthly = [105_00 / 10, 52_50].map((cents) => dollars(Math.round(cents * DAYS_IN_MONTH)))
  expect(lines).toContain(`  sales gross: ${monthly.join(' and ')}`)
})
