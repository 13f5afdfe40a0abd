/** Where a finished run has two figures of one name, they are one number. */
import { expect, it } from 'vitest'
import { FIGURE_NAMES } from '../../src/metrics/headline-figure'
import { figureTitle } from '../../src/ui/words/figures'
import { REPORT_COUNTS, REPORT_TOTALS } from '../../src/ui/words/report'
import { pickedFigures } from '../../src/ui/overview/picked-figures'
import { run } from '../support/runs'

const { report, simulation } = run({
  version: 1,
  seed: 'one-word',
  days: 40,
  population: { size: 80, monthlyGross: { mu: 6, sigma: 1.5 } },
  processor: { failures: { instantFailedBasisPoints: 800, standardFailedBasisPoints: 800 } },
})

const picked = pickedFigures(simulation.counter.days, {
  from: report.period.startDay,
  to: report.period.endDay,
})!

/** Everything that the page shows of the whole run by a name, and where. */
const SHOWN: readonly [label: string, where: string, value: number | null][] = [
  ...FIGURE_NAMES.map((name): [string, string, number | null] => [
    figureTitle(name),
    `figure ${name}`,
    report.figures.find((figure) => figure.name === name)!.value,
  ]),
  ...REPORT_COUNTS.map(({ key, title }): [string, string, number] => [
    title(),
    `count ${key}`,
    report.counts[key],
  ]),
  ...REPORT_TOTALS.map(({ key, title }): [string, string, number] => [
    title(),
    `total ${key}`,
    report.totals[key],
  ]),
  ...[picked.sales, ...picked.money].map(({ title, value }): [string, string, number | null] => [
    title,
    'all days picked',
    value,
  ]),
]

it('equal labels show equal numbers', () => {
  const byLabel = new Map<string, (typeof SHOWN)[number][]>()
  for (const shown of SHOWN) byLabel.set(shown[0], [...(byLabel.get(shown[0]) ?? []), shown])
  const torn = [...byLabel].filter(
    ([, shown]) => new Set(shown.map(([, , value]) => value)).size > 1,
  )
  expect(torn).toEqual([])
  // Of both costs, and of payouts made and completed, there are two: the test would say nothing if they were equal.
  expect(report.totals.processorCost).not.toBe(report.totals.instantProcessorCost)
  expect(report.counts.instantPayouts).toBeGreaterThan(
    report.figures.find(({ name }) => name === 'instant_payouts_completed')!.value!,
  )
  expect([...byLabel.values()].filter((shown) => shown.length > 1).length).toBeGreaterThan(4)
})

it('no name is a part of a sentence that only its place completes', () => {
  for (const [label] of SHOWN) expect(label).not.toMatch(/^of them/)
})
